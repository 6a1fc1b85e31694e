package dev.hearth.catalogue.domain;

import java.util.List;

/** The form of one primitive around its centre, in metres. Every size is within {@link ModelBounds#SHELL}. */
public sealed interface Shape {

    /** What is done with each form. */
    interface Visitor<R> {
        R onBox(Box box);

        R onCylinder(Cylinder cylinder);

        R onSphere(Sphere sphere);

        R onPlane(Plane plane);

        R onExtrusion(Extrusion extrusion);
    }

    <R> R accept(Visitor<R> visitor);

    /** A box with its sides along x, y and z. */
    record Box(Vector size) implements Shape {
        public Box {
            checkSide("size[0]", size.x());
            checkSide("size[1]", size.y());
            checkSide("size[2]", size.z());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onBox(this);
        }
    }

    /** A round rod along an axis. */
    record Cylinder(double radius, double height, Axis axis) implements Shape {
        public Cylinder {
            checkSide("radius", radius);
            checkSide("height", height);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onCylinder(this);
        }
    }

    record Sphere(double radius) implements Shape {
        public Sphere {
            checkSide("radius", radius);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onSphere(this);
        }
    }

    /**
     * A thin rectangle, seen from both sides.
     *
     * @param width along x, or along z when it looks along x
     * @param height along y, or along z when it looks along y
     * @param normal the axis it looks along
     */
    record Plane(double width, double height, Axis normal) implements Shape {
        public Plane {
            checkSide("size[0]", width);
            checkSide("size[1]", height);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onPlane(this);
        }
    }

    /**
     * An outline drawn out along an axis, half of the depth to each side.
     *
     * @param points corners in order, the last joined to the first: (x, y) along z, (x, z) along y, (z, y) along x
     */
    record Extrusion(List<Corner> points, double depth, Axis axis) implements Shape {
        public static final int POINTS_MIN = 3;
        public static final int POINTS_MAX = 32;

        public Extrusion {
            points = List.copyOf(points);
            if (points.size() < POINTS_MIN || points.size() > POINTS_MAX) {
                throw new IllegalArgumentException(
                        "points: " + POINTS_MIN + " to " + POINTS_MAX + " entries, got " + points.size());
            }
            checkSide("depth", depth);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onExtrusion(this);
        }
    }

    /** A corner of an outline, from its centre. */
    record Corner(double x, double y) {
        public Corner {
            x = ModelBounds.SHELL.point().check("points", x);
            y = ModelBounds.SHELL.point().check("points", y);
        }
    }

    private static void checkSide(String what, double value) {
        var unused = ModelBounds.SHELL.size().check(what, value);
    }
}
