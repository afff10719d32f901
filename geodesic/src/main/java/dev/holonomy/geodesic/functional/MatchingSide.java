package dev.holonomy.geodesic.functional;

import dev.holonomy.geodesic.spectral.Descriptors;
import dev.holonomy.geodesic.spectral.Spectrum;
import dev.holonomy.mesh.TriangleMesh;
import java.util.Arrays;

/**
 * A surface that is to be matched: its mesh and its basis.
 *
 * @param mesh of any size and connectivity
 * @param basis its eigenfunctions, on the same vertices
 */
public record MatchingSide(TriangleMesh mesh, SpectralBasis basis) {
    /** Checks the counts. */
    public MatchingSide {
        if (mesh.vertexCount() != basis.vertexCount()) {
            throw new IllegalArgumentException(
                    "a mesh of " + mesh.vertexCount() + " vertices and a basis of " + basis.vertexCount());
        }
    }

    /** Wave kernel signatures at energies that both sides share, [V, T]. */
    double[] signatures(double[] energies, double sigma) {
        return Descriptors.wks(Spectrum.of(basis.values(), basis.functions()), energies, sigma);
    }

    /**
     * Vertices far from each other by the commute-time distance Σ (φ_k(v) − φ_k(w))² / λ_k, which needs no manifold; the first one is
     * farthest from vertex 0.
     *
     * @param count how many
     * @param modes how many eigenfunctions count
     */
    int[] spread(int count, int modes) {
        int vertices = basis.vertexCount();
        int stride = basis.count();
        double[] weight = new double[Math.min(modes, stride)];
        for (int k = 1; k < weight.length; k++) {
            weight[k] = 1 / Math.max(basis.values()[k], 1e-9);
        }
        double[] distance = new double[vertices];
        double[] nearest = new double[vertices];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        int[] samples = new int[Math.min(count, vertices)];
        int last = 0;
        for (int i = -1; i < samples.length; i++) {
            int best = 0;
            for (int v = 0; v < vertices; v++) {
                distance[v] = 0;
                for (int k = 1; k < weight.length; k++) {
                    double apart = basis.functions()[v * stride + k] - basis.functions()[last * stride + k];
                    distance[v] += weight[k] * apart * apart;
                }
                nearest[v] = i <= 0 ? distance[v] : Math.min(nearest[v], distance[v]);
                best = nearest[v] > nearest[best] ? v : best;
            }
            if (i >= 0) {
                samples[i] = last;
            }
            last = best;
        }
        return samples;
    }

    /**
     * How a map of vertices turns the faces: the sum of the cosines between each image of a face and the normal of the target there, by area
     * of the face; of closed inside-out meshes with the other sign.
     *
     * @param to the target
     * @param map for each vertex here one there
     * @return −1 for a reflection, 1 for a map that keeps orientation
     */
    double orientation(MatchingSide to, int[] map) {
        double[] normals = to.normals();
        double[] cross = new double[3];
        double[] image = new double[3];
        double sum = 0;
        double total = 0;
        int[] corner = new int[3];
        for (int f = 0; f < mesh.faceCount(); f++) {
            cross(mesh, mesh.vertex(f, 0), mesh.vertex(f, 1), mesh.vertex(f, 2), cross);
            double area = length(cross, 0);
            for (int c = 0; c < 3; c++) {
                corner[c] = map[mesh.vertex(f, c)];
            }
            total += area;
            cross(to.mesh, corner[0], corner[1], corner[2], image);
            double size = length(image, 0);
            double normal = 0;
            double dot = 0;
            for (int axis = 0; axis < 3; axis++) {
                double n =
                        normals[3 * corner[0] + axis] + normals[3 * corner[1] + axis] + normals[3 * corner[2] + axis];
                normal += n * n;
                dot += n * image[axis];
            }
            if (size > 0 && normal > 0) {
                sum += area * dot / (size * Math.sqrt(normal));
            }
        }
        return total > 0 ? sum / total * Math.signum(volume()) * Math.signum(to.volume()) : 0;
    }

    /** Six times the signed volume; 1 where it is 0. */
    private double volume() {
        double volume = 0;
        double[] cross = new double[3];
        for (int f = 0; f < mesh.faceCount(); f++) {
            int a = mesh.vertex(f, 0);
            cross(mesh, a, mesh.vertex(f, 1), mesh.vertex(f, 2), cross);
            for (int axis = 0; axis < 3; axis++) {
                volume += (mesh.coordinate(a, axis) - mesh.coordinate(0, axis)) * cross[axis];
            }
        }
        return volume == 0 ? 1 : volume;
    }

    /** Unit normals of the vertices, the mean of the faces by area, [V, 3]. */
    private double[] normals() {
        double[] normals = new double[3 * mesh.vertexCount()];
        double[] cross = new double[3];
        for (int f = 0; f < mesh.faceCount(); f++) {
            cross(mesh, mesh.vertex(f, 0), mesh.vertex(f, 1), mesh.vertex(f, 2), cross);
            for (int i = 0; i < 9; i++) {
                normals[3 * mesh.vertex(f, i / 3) + i % 3] += cross[i % 3];
            }
        }
        for (int v = 0; v < mesh.vertexCount(); v++) {
            double length = length(normals, 3 * v);
            for (int axis = 0; axis < 3 && length > 0; axis++) {
                normals[3 * v + axis] /= length;
            }
        }
        return normals;
    }

    private static double length(double[] v, int at) {
        return Math.sqrt(v[at] * v[at] + v[at + 1] * v[at + 1] + v[at + 2] * v[at + 2]);
    }

    private static void cross(TriangleMesh mesh, int a, int b, int c, double[] cross) {
        for (int axis = 0; axis < 3; axis++) {
            int i = (axis + 1) % 3;
            int j = (axis + 2) % 3;
            cross[axis] = (mesh.coordinate(b, i) - mesh.coordinate(a, i))
                            * (mesh.coordinate(c, j) - mesh.coordinate(a, j))
                    - (mesh.coordinate(b, j) - mesh.coordinate(a, j)) * (mesh.coordinate(c, i) - mesh.coordinate(a, i));
        }
    }
}
