package dev.hearth.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.catalogue.domain.FurnitureForm;
import dev.hearth.catalogue.domain.Kind;
import dev.hearth.catalogue.domain.NodeClass;
import dev.hearth.catalogue.domain.PoseKind;
import dev.hearth.catalogue.domain.Product;
import dev.hearth.catalogue.domain.Rating;
import dev.hearth.catalogue.domain.SeatSpot;
import dev.hearth.catalogue.domain.Slot;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The products that come with the server: each is valid or it would not be read, and there is enough of everything. */
class StarterSetTest {
    private final Catalogue catalogue = CatalogueFiles.read(new CatalogueSettings(""));

    @Test
    void hasSomethingForEverySlotAndSeveralForTheVisibleOnes() {
        assertThat(Slot.values()).allSatisfy(slot -> assertThat(worn(slot)).isNotEmpty());
        assertThat(List.of(Slot.HAIR, Slot.TOP, Slot.BOTTOM, Slot.SHOES, Slot.HAT))
                .allSatisfy(slot -> assertThat(worn(slot)).hasSizeGreaterThanOrEqualTo(5));
    }

    @Test
    void hasClothesThatHideOthers() {
        assertThat(hidden("linen-dress")).contains(Slot.BOTTOM);
        assertThat(hidden("headscarf")).contains(Slot.HAIR);
    }

    @Test
    void furnishesFloorsWallsAndCeilings() {
        assertThat(NodeClass.values())
                .allSatisfy(node -> assertThat(furniture().stream().filter(form -> form.node() == node))
                        .hasSizeGreaterThanOrEqualTo(5));
    }

    @Test
    void offersThingsToDoOnFurniture() {
        var actions =
                furniture().stream().flatMap(form -> form.seats().stream()).map(SeatSpot::action);

        assertThat(actions).contains("sit", "lie", "play", "dance");
        assertThat(furniture()).anySatisfy(form -> assertThat(form.seats()).hasSize(3));
    }

    @Test
    void seatsAreOnTheirPieces() {
        assertThat(furniture())
                .allSatisfy(form -> assertThat(form.seats()).allSatisfy(seat -> {
                    assertThat(Math.abs(seat.x())).isLessThanOrEqualTo(form.width() / 2);
                    assertThat(Math.abs(seat.z())).isLessThanOrEqualTo(form.depth() / 2);
                }));
    }

    @Test
    void knowsPosesGesturesAndDances() {
        var kinds = of(Kind.POSE).stream()
                .flatMap(product -> product.pose().stream())
                .map(form -> form.kind());

        assertThat(kinds).hasSizeGreaterThanOrEqualTo(12).contains(PoseKind.POSE, PoseKind.GESTURE, PoseKind.DANCE);
    }

    @Test
    void isForEverybody() {
        assertThat(catalogue.products()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(catalogue.products())
                .allSatisfy(product -> assertThat(product.rating()).isEqualTo(Rating.GENERAL));
    }

    @Test
    void noTwoProductsHaveOneName() {
        assertThat(catalogue.products().stream().map(Product::name)).doesNotHaveDuplicates();
    }

    private List<Product> of(Kind kind) {
        return catalogue.products().stream()
                .filter(product -> product.kind() == kind)
                .toList();
    }

    private List<Product> worn(Slot slot) {
        return of(Kind.WEARABLE).stream()
                .filter(product -> product.wearable().orElseThrow().slot() == slot)
                .toList();
    }

    private List<Slot> hidden(String id) {
        return catalogue.find(id).flatMap(Product::wearable).stream()
                .flatMap(form -> form.hides().stream())
                .toList();
    }

    private List<FurnitureForm> furniture() {
        return catalogue.products().stream()
                .map(Product::furniture)
                .flatMap(Optional::stream)
                .toList();
    }
}
