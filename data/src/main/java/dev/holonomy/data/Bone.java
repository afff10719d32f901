package dev.holonomy.data;

/**
 * A tapered capsule of a creature's body: the points nearer to the axis from {@code a} to {@code b} than a radius that goes linearly
 * from {@code ra} to {@code rb}.
 *
 * @param name the same on every creature, such as {@code upper arm left}
 * @param part class id of {@link Creatures#PARTS}
 * @param a one end
 * @param b the other end
 * @param ra radius at a
 * @param rb radius at b
 */
record Bone(String name, int part, Vector a, Vector b, double ra, double rb) {
    /** Where on the axis the nearest point to p lies, 0 at a and 1 at b. */
    double along(Vector p) {
        Vector axis = b.minus(a);
        double length = axis.dot(axis);
        return length == 0 ? 0 : Math.max(0, Math.min(1, p.minus(a).dot(axis) / length));
    }

    double radius(double t) {
        return ra + t * (rb - ra);
    }

    Vector axisPoint(double t) {
        return a.plus(b.minus(a).times(t));
    }

    /** The distance of a point from the capsule, negative inside; in coordinates, as it is asked for most of all. */
    double distance(double x, double y, double z) {
        double ux = b.x() - a.x();
        double uy = b.y() - a.y();
        double uz = b.z() - a.z();
        double length = ux * ux + uy * uy + uz * uz;
        double along = (x - a.x()) * ux + (y - a.y()) * uy + (z - a.z()) * uz;
        double t = length == 0 ? 0 : Math.max(0, Math.min(1, along / length));
        double dx = x - (a.x() + t * ux);
        double dy = y - (a.y() + t * uy);
        double dz = z - (a.z() + t * uz);
        return Math.sqrt(dx * dx + dy * dy + dz * dz) - radius(t);
    }

    Vector direction() {
        return b.minus(a).unit();
    }
}
