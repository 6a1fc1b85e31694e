package dev.hearth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.catalogue.domain.Bone;
import dev.hearth.catalogue.domain.Kind;
import dev.hearth.catalogue.domain.NodeClass;
import dev.hearth.catalogue.domain.PatternKind;
import dev.hearth.catalogue.domain.PoseKind;
import dev.hearth.catalogue.domain.Shape;
import dev.hearth.catalogue.domain.Slot;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about the catalogue has a row for every word of the format, and for no other. */
class CataloguePageTest {
    private final List<String> page =
            Repository.find().read("docs/reference/catalogue.md").lines().toList();

    @Test
    void namesEveryKind() {
        assertThat(words("Kind")).containsExactlyInAnyOrderElementsOf(wire(Kind.values(), Kind::wire));
    }

    @Test
    void namesEveryNodeClass() {
        assertThat(words("Node class")).containsExactlyInAnyOrderElementsOf(wire(NodeClass.values(), NodeClass::wire));
    }

    @Test
    void namesEverySlotInTheOrderOfLooks() {
        assertThat(words("Slot")).containsExactlyElementsOf(wire(Slot.values(), Slot::wire));
    }

    @Test
    void namesEveryBone() {
        assertThat(words("Bone")).containsExactlyInAnyOrderElementsOf(wire(Bone.values(), Bone::wire));
    }

    @Test
    void namesEveryKindOfPose() {
        assertThat(words("Kind of pose")).containsExactlyInAnyOrderElementsOf(wire(PoseKind.values(), PoseKind::wire));
    }

    @Test
    void namesEveryPattern() {
        assertThat(words("Pattern")).containsExactlyInAnyOrderElementsOf(wire(PatternKind.values(), PatternKind::wire));
    }

    @Test
    void namesEveryShape() {
        var shapes = Stream.of(Shape.class.getPermittedSubclasses())
                .map(shape -> shape.getSimpleName().toLowerCase(Locale.ROOT));

        assertThat(words("Shape")).containsExactlyInAnyOrderElementsOf(shapes.toList());
    }

    /** The first cells of the table whose first column has this title. */
    private List<String> words(String title) {
        var from = page.stream()
                .dropWhile(line -> !line.startsWith("| " + title + " |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> MarkdownPage.code(line).get(0))
                .toList();
        assertThat(from).as("rows of the table %s", title).isNotEmpty();
        return from;
    }

    private static <E> List<String> wire(E[] values, Function<E, String> word) {
        return Arrays.stream(values).map(word).toList();
    }
}
