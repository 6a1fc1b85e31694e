package dev.hearth.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hearth.catalogue.domain.Bend;
import dev.hearth.catalogue.domain.Bone;
import dev.hearth.catalogue.domain.Bounds;
import dev.hearth.catalogue.domain.FurnitureForm;
import dev.hearth.catalogue.domain.Kind;
import dev.hearth.catalogue.domain.NodeClass;
import dev.hearth.catalogue.domain.PoseForm;
import dev.hearth.catalogue.domain.PoseKind;
import dev.hearth.catalogue.domain.Product;
import dev.hearth.catalogue.domain.Rating;
import dev.hearth.catalogue.domain.SeatSpot;
import dev.hearth.catalogue.domain.Slot;
import dev.hearth.catalogue.domain.WearableForm;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads one product of a catalogue file. Every problem is a {@link Fault} that names the field. */
final class ProductReader {

    private ProductReader() {}

    static Product read(JsonNode value) {
        var in = JsonFields.of(value, "");
        var id = in.text("id", Product::isId, "1 to 48 of a-z, 0-9, . and -, the first a letter or digit");
        var name = in.text("name", Product::isName, "1 to " + Product.NAME_MAX + " code points, not blank");
        var kind = in.word("kind", Kind.values(), Kind::wire);
        var tags = in.texts("tags", Product.TAGS_MAX, Product::isTag, "1 to 24 of a-z, 0-9 and -");
        var rating = in.word("rating", Rating.values(), Rating::wire, Rating.GENERAL);
        var product = new Product(
                id,
                name,
                kind,
                tags,
                rating,
                only(kind, Kind.FURNITURE).map(yes -> furniture(in.object("furniture"))),
                only(kind, Kind.WEARABLE).map(yes -> wearable(in.object("wearable"))),
                only(kind, Kind.POSE).map(yes -> pose(in.object("pose"))),
                kind == Kind.POSE ? List.of() : ModelReader.read(in, kind));
        in.end();
        return product;
    }

    private static Optional<Kind> only(Kind kind, Kind wanted) {
        return Optional.of(kind).filter(wanted::equals);
    }

    private static FurnitureForm furniture(JsonFields in) {
        var node = in.word("node", NodeClass.values(), NodeClass::wire);
        var size = in.numbers("size", 3, Bounds.FURNITURE_SIDE);
        var spots = in.has("seats") ? in.objects("seats", 0, FurnitureForm.SEATS_MAX) : List.<JsonFields>of();
        if (node != NodeClass.FLOOR && !spots.isEmpty()) {
            throw in.fault("seats", "only on floor pieces");
        }
        var seats = spots.stream().map(ProductReader::seat).toList();
        in.end();
        return new FurnitureForm(node, size[0], size[1], size[2], seats);
    }

    private static SeatSpot seat(JsonFields in) {
        var seat = new SeatSpot(
                in.number("x", Bounds.SEAT_OFFSET),
                in.number("z", Bounds.SEAT_OFFSET),
                in.number("facing", Bounds.ANGLE),
                in.text("action", SeatSpot::isAction, "1 to 24 of a-z and -"));
        in.end();
        return seat;
    }

    private static WearableForm wearable(JsonFields in) {
        var slot = in.word("slot", Slot.values(), Slot::wire);
        var hidden = EnumSet.noneOf(Slot.class);
        hidden.addAll(in.words("hides", Slot.values(), Slot::wire));
        if (hidden.contains(slot)) {
            throw in.fault("hides", "slots other than its own");
        }
        in.end();
        return new WearableForm(slot, hidden);
    }

    private static PoseForm pose(JsonFields in) {
        var kind = in.word("kind", PoseKind.values(), PoseKind::wire);
        var described = in.object("joints");
        var joints = new EnumMap<Bone, Bend>(Bone.class);
        for (var bone : Bone.values()) {
            if (bone != Bone.ROOT && described.has(bone.wire())) {
                var bend = described.numbers(bone.wire(), 2, Bounds.ANGLE);
                joints.put(bone, new Bend(bend[0], bend[1]));
            }
        }
        described.end();
        if (kind == PoseKind.POSE && in.has("beat")) {
            throw in.fault("beat", "only on gestures and dances");
        }
        var beat = in.has("beat") ? OptionalDouble.of(in.number("beat", Bounds.BEAT)) : OptionalDouble.empty();
        in.end();
        return new PoseForm(kind, joints, beat);
    }
}
