package dev.hearth.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.catalogue.Catalogue;
import dev.hearth.catalogue.Products;
import dev.hearth.gateway.socket.CommandTranslator.Translation;
import dev.hearth.protocol.ErrorCode;
import dev.hearth.protocol.FurnitureWish;
import dev.hearth.room.domain.Form;
import dev.hearth.room.domain.NodeClass;
import dev.hearth.room.domain.RoomCommand;
import dev.hearth.room.domain.SeatForm;
import dev.hearth.room.domain.Spot;
import dev.hearth.room.domain.SpotChange;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FurnitureTranslatorTest {

    private final FurnitureTranslator translator = new FurnitureTranslator(Catalogue.of(List.of(
            Products.chair("chair"),
            Products.furniture("on-floor", dev.hearth.catalogue.domain.NodeClass.FLOOR, 1, 2, 3),
            Products.furniture("on-wall", dev.hearth.catalogue.domain.NodeClass.WALL, 1, 2, 3),
            Products.furniture("on-ceiling", dev.hearth.catalogue.domain.NodeClass.CEILING, 1, 2, 3),
            Products.pose("wave"))));

    private Translation translated(FurnitureWish wish) {
        return wish.accept(translator);
    }

    @Test
    void placesAProductWithTheFormOfTheCatalogue() {
        var seat = new SeatForm(0, 0, 0, "sit");
        assertThat(translated(new FurnitureWish.Place("chair", 1, 2, 3, 0.5, 2)))
                .isEqualTo(new Translation.Good(new RoomCommand.PlacePiece(
                        "chair", new Form(NodeClass.FLOOR, 0.5, 0.9, 0.5, List.of(seat)), new Spot(1, 2, 3, 0.5, 2))));
    }

    @ParameterizedTest
    @EnumSource
    void fixesEachProductToWhatItsFormSays(NodeClass node) {
        var product = "on-" + node.name().toLowerCase(Locale.ROOT);
        assertThat(translated(new FurnitureWish.Place(product, 0, 0, 0, 0, 1)))
                .isEqualTo(new Translation.Good(new RoomCommand.PlacePiece(
                        product, new Form(node, 1, 2, 3, List.of()), new Spot(0, 0, 0, 0, 1))));
    }

    @Test
    void refusesAProductThatNobodyKnows() {
        assertRefused("sofa", ErrorCode.CATALOGUE_UNKNOWN_PRODUCT);
    }

    @Test
    void refusesAProductThatIsNoFurniture() {
        assertRefused("wave", ErrorCode.CATALOGUE_NOT_FURNITURE);
    }

    private void assertRefused(String product, ErrorCode code) {
        assertThat(translated(new FurnitureWish.Place(product, 0, 0, 0, 0, 1)))
                .isEqualTo(new Translation.Bad(new Cleaning.Problem(code, code.meaning())));
    }

    @Test
    void movesOnlyWhatIsNamed() {
        assertThat(translated(new FurnitureWish.Move(7, 1.0, null, null, null, 2.0)))
                .isEqualTo(
                        new Translation.Good(new RoomCommand.MovePiece(7, new SpotChange(1.0, null, null, null, 2.0))));
    }

    @Test
    void removesWithoutAskingTheCatalogue() {
        assertThat(translated(new FurnitureWish.Remove(7)))
                .isEqualTo(new Translation.Good(new RoomCommand.RemovePiece(7)));
    }
}
