package dev.holonomy.mesh.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holonomy.mesh.ColorMap;
import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.FaceScalars;
import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.Palette;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.mesh.VertexLabels;
import dev.holonomy.mesh.VertexMap;
import dev.holonomy.mesh.VertexScalars;
import dev.holonomy.mesh.VertexVectors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written reads back as the same bits. */
class RoundTripTest {
    private static final TriangleMesh MESH = Shapes.torus(12, 9, 1);

    @TempDir
    private Path folder;

    @Test
    void offKeepsEveryBit() {
        Path file = folder.resolve("torus.off");
        double[] positions = MESH.positions();
        positions[0] = 1e-310;
        positions[1] = -0.0;
        positions[2] = Math.nextUp(1.0 / 3);
        TriangleMesh mesh = MESH.withPositions(positions);
        MeshFiles.write(file, mesh, List.of());
        assertSame(MeshFiles.read(file), mesh);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void plyKeepsEveryBitOfMeshAndValues(boolean text) {
        List<MeshValues> values = everyKind();
        Path file = folder.resolve("torus.ply");
        if (text) {
            MeshFiles.writeText(file, MESH, values);
        } else {
            MeshFiles.write(file, MESH, values);
        }
        MeshFile read = MeshFiles.load(file);
        assertSame(read.mesh(), MESH);
        assertThat(read.warnings()).isEmpty();
        assertThat(read.polygonOfFace()).isEmpty();
        assertThat(read.values())
                .usingRecursiveComparison()
                .withEqualsForType(
                        (a, b) -> Double.doubleToRawLongBits(a) == Double.doubleToRawLongBits(b), Double.class)
                .isEqualTo(values);
    }

    private static List<MeshValues> everyKind() {
        Random random = new Random(7);
        int v = MESH.vertexCount();
        int f = MESH.faceCount();
        double[] scalars = random.doubles(v, -1, 1).toArray();
        scalars[3] = Double.NaN;
        scalars[4] = Double.NEGATIVE_INFINITY;
        List<String> classes = List.of("head", "left hand", "", "Fuß %20", "x\ny");
        return List.of(
                new VertexScalars("heat", scalars),
                new VertexScalars("x", random.doubles(v).toArray()),
                new VertexScalars("two words", random.doubles(v).toArray()),
                new VertexScalars("two_words", random.doubles(v).toArray()),
                new VertexLabels("parts", random.ints(v, -1, classes.size()).toArray(), classes),
                new VertexVectors("flow", random.doubles(3L * v).toArray()),
                new VertexVectors("normal", random.doubles(3L * v).toArray()),
                new VertexMap("match", random.ints(v, -1, 7000).toArray(), 7000),
                new FaceLabels("parts", random.ints(f, -1, 5).toArray(), classes),
                new FaceScalars("error", random.doubles(f).toArray()));
    }

    @Test
    void coloursAreThoseOfPaletteAndMap() {
        int[] labels = new Random(3).ints(MESH.vertexCount(), -1, 40).toArray();
        List<String> names = IntStream.range(0, 40).mapToObj(i -> "c" + i).toList();
        VertexLabels parts = new VertexLabels("parts", labels, names);
        Path file = folder.resolve("colored.ply");
        MeshFiles.writeColored(file, MESH, List.of(parts), parts, ColorMap.VIRIDIS);
        List<MeshValues> values = MeshFiles.load(file).values();
        assertThat(values).extracting(MeshValues::name).containsExactly("red", "green", "blue", "parts");
        for (int i = 0; i < labels.length; i++) {
            assertThat(rgb(values, i)).isEqualTo(Palette.color(labels[i]));
        }
        double[] ramp = new double[MESH.faceCount()];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = 100 + i;
        }
        MeshFiles.writeColored(file, MESH, List.of(), new FaceScalars("ramp", ramp), ColorMap.CIVIDIS);
        List<MeshValues> faces = MeshFiles.load(file).values();
        assertThat(rgb(faces, 0)).isEqualTo(ColorMap.CIVIDIS.rgb(0));
        assertThat(rgb(faces, ramp.length - 1)).isEqualTo(ColorMap.CIVIDIS.rgb(1));
    }

    private static int rgb(List<MeshValues> values, int element) {
        int rgb = 0;
        for (int channel = 0; channel < 3; channel++) {
            MeshValues value = values.get(channel);
            double number =
                    value instanceof VertexScalars v ? v.values()[element] : ((FaceScalars) value).values()[element];
            rgb = 256 * rgb + (int) number;
        }
        return rgb;
    }

    @Test
    void psbLabelsReadBack() {
        int[] labels = new Random(5).ints(MESH.faceCount(), 0, 3).toArray();
        labels[0] = 0;
        labels[1] = 1;
        labels[2] = 2;
        FaceLabels parts = new FaceLabels("labels", labels, List.of("upper arm", "hand", "7"));
        Path file = folder.resolve("1_labels.txt");
        PsbLabels.write(file, parts);
        assertThat(PsbLabels.read(file, MESH.faceCount()))
                .usingRecursiveComparison()
                .isEqualTo(parts);
    }

    @Test
    void valuesOfAnotherMeshAreRefusedAndLeaveNoFile() {
        Path file = folder.resolve("bad.ply");
        assertThatThrownBy(() -> MeshFiles.write(file, MESH, List.of(new VertexScalars("heat", new double[5]))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("heat has 5")
                .hasMessageContaining(MESH.vertexCount() + " vertices");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void offRefusesValuesAndUnknownExtensionsAreNamed() {
        assertThatThrownBy(() -> MeshFiles.write(folder.resolve("a.off"), MESH, everyKind()))
                .isInstanceOf(MeshFormatException.class)
                .hasMessageContaining("heat");
        assertThatThrownBy(() -> MeshFiles.write(folder.resolve("a.dae"), MESH, List.of()))
                .isInstanceOf(MeshFormatException.class)
                .hasMessageContaining("a.dae")
                .hasMessageContaining(".ply");
        assertThat(Files.exists(folder.resolve("a.off"))).isFalse();
    }

    @Test
    void vtuKeepsEveryBitOfMeshAndValues() {
        List<MeshValues> values = new ArrayList<>(everyKind());
        values.add(0, new VertexScalars("a<b & \"c\" --", new double[MESH.vertexCount()]));
        values.add(1, new VertexScalars("heat", new double[MESH.vertexCount()]));
        Path file = folder.resolve("torus.vtu");
        MeshFiles.write(file, MESH, values);
        MeshFile read = MeshFiles.load(file);
        assertSame(read.mesh(), MESH);
        assertThat(read.warnings()).isEmpty();
        assertThat(read.values())
                .usingRecursiveComparison()
                .withEqualsForType(
                        (a, b) -> Double.doubleToRawLongBits(a) == Double.doubleToRawLongBits(b), Double.class)
                .isEqualTo(values);
    }

    /** The same mesh with coordinates that are floats. */
    private static TriangleMesh single() {
        double[] positions = MESH.positions();
        for (int i = 0; i < positions.length; i++) {
            positions[i] = (float) positions[i];
        }
        return MESH.withPositions(positions);
    }

    private static double[] floats(Random random, int count) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextFloat();
        }
        return numbers;
    }

    @Test
    void glbKeepsEveryFloatAndWhatValuesAre() {
        Random random = new Random(5);
        int v = MESH.vertexCount();
        List<MeshValues> values = List.of(
                new VertexScalars("red", floats(random, v)),
                new VertexScalars("green", floats(random, v)),
                new VertexScalars("blue", floats(random, v)),
                new VertexScalars("heat", floats(random, v)),
                new VertexScalars("Heat", floats(random, v)),
                new VertexLabels("parts", random.ints(v, -1, 2).toArray(), List.of("head", "Fuß \"%20")),
                new VertexVectors("normal", floats(random, 3 * v)),
                new VertexMap("match", random.ints(v, -1, 7000).toArray(), 7000));
        Path file = folder.resolve("torus.glb");
        MeshFiles.write(file, single(), values);
        MeshFile read = MeshFiles.load(file);
        assertSame(read.mesh(), single());
        assertThat(read.warnings()).isEmpty();
        assertThat(read.values()).usingRecursiveComparison().isEqualTo(values);
        assertThat(MeshFiles.roundedCoordinates(file, single())).isZero();
        assertThat(MeshFiles.roundedCoordinates(file, MESH)).isPositive();
    }

    @Test
    void glbHoldsWideIndicesAndColoursOfBytes() {
        TriangleMesh large = Shapes.torus(300, 300, 2);
        double[] bytes =
                new Random(4).ints(large.vertexCount(), 0, 256).asDoubleStream().toArray();
        bytes[0] = 200;
        List<MeshValues> color = List.of(
                new VertexScalars("red", bytes), new VertexScalars("green", bytes), new VertexScalars("blue", bytes));
        Path file = folder.resolve("large.glb");
        MeshFiles.write(file, large, color);
        MeshFile read = MeshFiles.load(file);
        assertThat(read.mesh().triangles()).isEqualTo(large.triangles());
        double[] red = ((VertexScalars) read.values().get(0)).values();
        for (int i = 0; i < red.length; i++) {
            assertThat(red[i]).isEqualTo(bytes[i] / 255);
        }
    }

    @Test
    void objKeepsEveryBitAndNamesOfFaces() {
        int[] labels = new Random(6).ints(MESH.faceCount(), 0, 3).toArray();
        labels[0] = 0;
        labels[1] = 1;
        labels[2] = 2;
        Random random = new Random(8);
        List<MeshValues> values = List.of(
                new VertexScalars("red", random.doubles(MESH.vertexCount()).toArray()),
                new VertexScalars("green", random.doubles(MESH.vertexCount()).toArray()),
                new VertexScalars("blue", random.doubles(MESH.vertexCount()).toArray()),
                new FaceLabels("group", labels, List.of("one", "two words", "drei")),
                new FaceLabels("material", labels, List.of("a", "b", "c")));
        Path file = folder.resolve("torus.obj");
        MeshFiles.write(file, MESH, values);
        MeshFile read = MeshFiles.load(file);
        assertSame(read.mesh(), MESH);
        assertThat(read.values()).usingRecursiveComparison().isEqualTo(values);
        assertThat(MeshFiles.held(file, everyKind())).isEmpty();
    }

    /** STL has corners only: the same triangles at the same places, in both forms, through the map of the vertices. */
    @Test
    void stlKeepsTheFloatsOfEveryCorner() {
        Path file = folder.resolve("torus.stl");
        TriangleMesh mesh = single();
        int[] map = MeshFiles.vertexMap(file, mesh);
        for (boolean text : new boolean[] {false, true}) {
            if (text) {
                MeshFiles.writeText(file, mesh, List.of());
            } else {
                MeshFiles.write(file, mesh, List.of());
            }
            TriangleMesh read = MeshFiles.read(file);
            assertThat(read.vertexCount()).isEqualTo(mesh.vertexCount());
            for (int corner = 0; corner < 3 * mesh.faceCount(); corner++) {
                int from = mesh.vertex(corner / 3, corner % 3);
                int to = read.vertex(corner / 3, corner % 3);
                assertThat(to).isEqualTo(map[from]);
                for (int axis = 0; axis < 3; axis++) {
                    assertThat(read.coordinate(to, axis)).isEqualTo(mesh.coordinate(from, axis));
                }
            }
        }
    }

    @Test
    void whatNoFloatHoldsIsRefused() {
        double[] positions = MESH.positions();
        positions[4] = 1e39;
        TriangleMesh far = MESH.withPositions(positions);
        for (String name : List.of("far.stl", "far.glb")) {
            assertThatThrownBy(() -> MeshFiles.write(folder.resolve(name), far, List.of()))
                    .isInstanceOf(MeshFormatException.class)
                    .hasMessageContaining(name)
                    .hasMessageContaining("vertex 1")
                    .hasMessageContaining("1.0E39");
        }
        assertThat(folder).isEmptyDirectory();
    }

    private static void assertSame(TriangleMesh read, TriangleMesh written) {
        assertThat(read.triangles()).isEqualTo(written.triangles());
        double[] a = read.positions();
        double[] b = written.positions();
        assertThat(a).hasSameSizeAs(b);
        for (int i = 0; i < a.length; i++) {
            assertThat(Double.doubleToRawLongBits(a[i])).isEqualTo(Double.doubleToRawLongBits(b[i]));
        }
    }
}
