package dev.hearth.catalogue;

import dev.hearth.catalogue.domain.Bend;
import dev.hearth.catalogue.domain.Bone;
import dev.hearth.catalogue.domain.Colour;
import dev.hearth.catalogue.domain.FurnitureForm;
import dev.hearth.catalogue.domain.Kind;
import dev.hearth.catalogue.domain.NodeClass;
import dev.hearth.catalogue.domain.PoseForm;
import dev.hearth.catalogue.domain.PoseKind;
import dev.hearth.catalogue.domain.Primitive;
import dev.hearth.catalogue.domain.Product;
import dev.hearth.catalogue.domain.Rating;
import dev.hearth.catalogue.domain.SeatSpot;
import dev.hearth.catalogue.domain.Shape;
import dev.hearth.catalogue.domain.Slot;
import dev.hearth.catalogue.domain.Vector;
import dev.hearth.catalogue.domain.WearableForm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Products for tests that care about ids, slots and forms, not about looks: each model is one grey cube. */
public final class Products {
    private static final List<Primitive> CUBE = List.of(new Primitive(
            new Shape.Box(new Vector(0.1, 0.1, 0.1)),
            new Vector(0, 0.05, 0),
            0,
            new Colour("#808080"),
            Optional.empty(),
            1,
            Optional.empty()));

    private Products() {}

    public static Product furniture(String id, NodeClass node, double width, double height, double depth) {
        return furniture(id, new FurnitureForm(node, width, height, depth, List.of()));
    }

    public static Product furniture(String id, FurnitureForm form) {
        return Product.furniture(id, id, form, CUBE);
    }

    /** A floor piece of half a metre with one seat in its middle. */
    public static Product chair(String id) {
        return furniture(id, new FurnitureForm(NodeClass.FLOOR, 0.5, 0.9, 0.5, List.of(new SeatSpot(0, 0, 0, "sit"))));
    }

    public static Product wearable(String id, Slot slot, Slot... hides) {
        return Product.wearable(id, id, new WearableForm(slot, Set.of(hides)), CUBE);
    }

    public static Product shell(String id) {
        return new Product(
                id,
                id,
                Kind.SHELL,
                List.of(),
                Rating.GENERAL,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                CUBE);
    }

    public static Product pose(String id) {
        var joints = Map.of(Bone.ARM_LEFT, new Bend(0, 2));
        return Product.pose(id, id, new PoseForm(PoseKind.POSE, joints, OptionalDouble.empty()));
    }
}
