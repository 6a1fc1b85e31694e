package dev.hearth.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.catalogue.domain.Axis;
import dev.hearth.catalogue.domain.Primitive;
import dev.hearth.catalogue.domain.Shape;
import dev.hearth.catalogue.domain.SurfacePattern;

/** Writes one primitive, shape first; what equals its default is left out. */
record ModelWriter(ObjectNode out) implements Shape.Visitor<ObjectNode> {

    static void write(Primitive primitive, ObjectNode out) {
        var at = primitive.at();
        var shaped = primitive.shape().accept(new ModelWriter(out));
        ProductWriter.numbers(shaped.putArray("at"), at.x(), at.y(), at.z());
        if (primitive.yaw() != 0) {
            ProductWriter.number(shaped, "yaw", primitive.yaw());
        }
        shaped.put("colour", primitive.colour().hex());
        primitive.pattern().ifPresent(pattern -> pattern(pattern, shaped.putObject("pattern")));
        if (primitive.opacity() != 1) {
            ProductWriter.number(shaped, "opacity", primitive.opacity());
        }
        primitive.bone().ifPresent(bone -> shaped.put("bone", bone.wire()));
    }

    @Override
    public ObjectNode onBox(Shape.Box box) {
        var size = box.size();
        ProductWriter.numbers(word(ShapeWord.BOX).putArray("size"), size.x(), size.y(), size.z());
        return out;
    }

    @Override
    public ObjectNode onCylinder(Shape.Cylinder cylinder) {
        ProductWriter.number(word(ShapeWord.CYLINDER), "radius", cylinder.radius());
        ProductWriter.number(out, "height", cylinder.height());
        return axis(cylinder.axis(), Axis.Y);
    }

    @Override
    public ObjectNode onSphere(Shape.Sphere sphere) {
        ProductWriter.number(word(ShapeWord.SPHERE), "radius", sphere.radius());
        return out;
    }

    @Override
    public ObjectNode onPlane(Shape.Plane plane) {
        ProductWriter.numbers(word(ShapeWord.PLANE).putArray("size"), plane.width(), plane.height());
        return axis(plane.normal(), Axis.Y);
    }

    @Override
    public ObjectNode onExtrusion(Shape.Extrusion extrusion) {
        var points = word(ShapeWord.EXTRUSION).putArray("points");
        extrusion.points().forEach(point -> ProductWriter.numbers(points.addArray(), point.x(), point.y()));
        ProductWriter.number(out, "depth", extrusion.depth());
        return axis(extrusion.axis(), Axis.Z);
    }

    private ObjectNode word(ShapeWord word) {
        return out.put("shape", word.wire());
    }

    private ObjectNode axis(Axis axis, Axis usual) {
        return axis == usual ? out : out.put("axis", axis.wire());
    }

    private static void pattern(SurfacePattern pattern, ObjectNode out) {
        out.put("kind", pattern.kind().wire());
        out.put("colour", pattern.colour().hex());
        ProductWriter.number(out, "scale", pattern.scale());
    }
}
