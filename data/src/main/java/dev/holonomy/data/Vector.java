package dev.holonomy.data;

/**
 * A vector in space.
 *
 * @param x to the creature's left
 * @param y up
 * @param z forward
 */
record Vector(double x, double y, double z) {
    static final Vector ZERO = new Vector(0, 0, 0);

    Vector plus(Vector o) {
        return new Vector(x + o.x, y + o.y, z + o.z);
    }

    Vector minus(Vector o) {
        return new Vector(x - o.x, y - o.y, z - o.z);
    }

    Vector times(double s) {
        return new Vector(s * x, s * y, s * z);
    }

    double dot(Vector o) {
        return x * o.x + y * o.y + z * o.z;
    }

    Vector cross(Vector o) {
        return new Vector(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x);
    }

    double length() {
        return Math.sqrt(dot(this));
    }

    Vector unit() {
        double length = length();
        return length == 0 ? this : times(1 / length);
    }

    /** Turned about the x axis: positive turns down to forward. */
    Vector pitched(double angle) {
        double c = StrictMath.cos(angle);
        double s = StrictMath.sin(angle);
        return new Vector(x, c * y + s * z, c * z - s * y);
    }

    /** Turned about the z axis: positive turns down to the left. */
    Vector rolled(double angle) {
        double c = StrictMath.cos(angle);
        double s = StrictMath.sin(angle);
        return new Vector(c * x - s * y, s * x + c * y, z);
    }

    /** This vector under the smallest rotation that takes the unit vector {@code from} to the unit vector {@code to}. */
    Vector rotated(Vector from, Vector to) {
        Vector axis = from.cross(to);
        double cos = from.dot(to);
        if (cos < -1 + 1e-12) {
            Vector side = Math.abs(from.x) < 0.9 ? new Vector(1, 0, 0) : new Vector(0, 1, 0);
            Vector normal = from.cross(side).unit();
            return normal.times(2 * normal.dot(this)).minus(this); // half a turn
        }
        return times(cos).plus(axis.cross(this)).plus(axis.times(axis.dot(this) / (1 + cos)));
    }
}
