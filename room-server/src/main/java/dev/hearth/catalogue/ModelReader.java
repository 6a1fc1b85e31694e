package dev.hearth.catalogue;

import dev.hearth.catalogue.domain.Axis;
import dev.hearth.catalogue.domain.Bone;
import dev.hearth.catalogue.domain.Bounds;
import dev.hearth.catalogue.domain.Colour;
import dev.hearth.catalogue.domain.Kind;
import dev.hearth.catalogue.domain.ModelBounds;
import dev.hearth.catalogue.domain.PatternKind;
import dev.hearth.catalogue.domain.Primitive;
import dev.hearth.catalogue.domain.Shape;
import dev.hearth.catalogue.domain.SurfacePattern;
import dev.hearth.catalogue.domain.Vector;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Reads the model of one product, within the bounds of its kind. */
final class ModelReader {
    private static final String FIELD = "model";
    private static final String COLOUR = "#rrggbb in lower case";

    private final Kind kind;
    private final ModelBounds bounds;

    private ModelReader(Kind kind) {
        this.kind = kind;
        this.bounds = ModelBounds.of(kind);
    }

    static List<Primitive> read(JsonFields product, Kind kind) {
        var primitives = product.objects(FIELD, 1, ModelBounds.PRIMITIVES_MAX);
        int bytes = product.raw(FIELD).toString().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > ModelBounds.MODEL_BYTES_MAX) {
            throw new Fault(FIELD, "at most " + ModelBounds.MODEL_BYTES_MAX + " bytes, got " + bytes);
        }
        var reader = new ModelReader(kind);
        return primitives.stream().map(reader::primitive).toList();
    }

    private Primitive primitive(JsonFields in) {
        var shape = shape(in);
        var at = in.numbers("at", 3, bounds.at());
        if (in.has("bone") && kind != Kind.WEARABLE) {
            throw in.fault("bone", "only on wearables");
        }
        var primitive = new Primitive(
                shape,
                new Vector(at[0], at[1], at[2]),
                in.number("yaw", Bounds.ANGLE, 0),
                colour(in),
                in.optionalObject("pattern").map(ModelReader::pattern),
                in.number("opacity", Bounds.OPACITY, 1),
                in.has("bone") ? Optional.of(in.word("bone", Bone.values(), Bone::wire)) : Optional.empty());
        in.end();
        return primitive;
    }

    private Shape shape(JsonFields in) {
        var word = in.word("shape", ShapeWord.values(), ShapeWord::wire);
        return switch (word) {
            case BOX -> {
                var size = in.numbers("size", 3, bounds.size());
                yield new Shape.Box(new Vector(size[0], size[1], size[2]));
            }
            case CYLINDER ->
                new Shape.Cylinder(
                        in.number("radius", bounds.size()), in.number("height", bounds.size()), axis(in, Axis.Y));
            case SPHERE -> new Shape.Sphere(in.number("radius", bounds.size()));
            case PLANE -> {
                var size = in.numbers("size", 2, bounds.size());
                yield new Shape.Plane(size[0], size[1], axis(in, Axis.Y));
            }
            case EXTRUSION -> new Shape.Extrusion(corners(in), in.number("depth", bounds.size()), axis(in, Axis.Z));
        };
    }

    private List<Shape.Corner> corners(JsonFields in) {
        return in.points("points", Shape.Extrusion.POINTS_MIN, Shape.Extrusion.POINTS_MAX, bounds.point()).stream()
                .map(point -> new Shape.Corner(point[0], point[1]))
                .toList();
    }

    private static Axis axis(JsonFields in, Axis absent) {
        return in.word("axis", Axis.values(), Axis::wire, absent);
    }

    private static Colour colour(JsonFields in) {
        return new Colour(in.text("colour", Colour::isValid, COLOUR));
    }

    private static SurfacePattern pattern(JsonFields in) {
        var pattern = new SurfacePattern(
                in.word("kind", PatternKind.values(), PatternKind::wire),
                colour(in),
                in.number("scale", Bounds.PATTERN_SCALE));
        in.end();
        return pattern;
    }
}
