package dev.holonomy.mesh.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holonomy.mesh.FaceLabels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gmsh files of both versions, in text and binary, hold the same mesh. */
class GmshTest {
    /** A triangle and a quad on nodes with odd tags, a line, two physical groups of which one has a name. */
    static final String OLD = """
            $MeshFormat
            2.2 0 8
            $EndMeshFormat
            $PhysicalNames
            2
            1 7 "rim"
            2 7 "upper skin"
            $EndPhysicalNames
            $Nodes
            5
            10 0 0 0
            20 1 0 0
            30 1 1 0
            40 0 1 0
            55 2 0 0
            $EndNodes
            $Elements
            3
            1 1 2 7 1 10 20
            2 3 2 7 1 10 20 30 40
            3 2 2 9 2 20 55 30
            $EndElements
            """;

    static final String NEW = """
            $MeshFormat
            4.1 0 8
            $EndMeshFormat
            $Comments
            any text
            $EndComments
            $PhysicalNames
            1
            2 7 "upper skin"
            $EndPhysicalNames
            $Entities
            1 1 2 0
            1 0 0 0 0
            3 0 0 0 1 0 0 1 7 0
            1 0 0 0 1 1 0 1 7 1 3
            2 0 0 0 1 1 0 1 9 0
            $EndEntities
            $Nodes
            2 5 10 55
            2 1 0 3
            10
            20
            30
            0 0 0
            1 0 0
            1 1 0
            2 2 0 2
            40
            55
            0 1 0
            2 0 0
            $EndNodes
            $Elements
            3 3 1 3
            1 3 1 1
            1 10 20
            2 1 3 1
            2 10 20 30 40
            2 2 2 1
            3 20 55 30
            $EndElements
            """;

    static MeshFile load(byte[] content) {
        return MeshFiles.read(new FileBytes(Path.of("a.msh"), content));
    }

    private static MeshFile load(String content) {
        return load(content.getBytes(StandardCharsets.UTF_8));
    }

    private static void isTheSquare(MeshFile file) {
        assertThat(file.mesh().positions()).containsExactly(0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0, 2, 0, 0);
        assertThat(file.mesh().triangles()).containsExactly(0, 1, 2, 0, 2, 3, 1, 4, 2);
        assertThat(file.polygonOfFace()).containsExactly(0, 0, 1);
        assertThat(file.values()).singleElement().isInstanceOfSatisfying(FaceLabels.class, labels -> {
            assertThat(labels.name()).isEqualTo("physical");
            assertThat(labels.labels()).containsExactly(0, 0, 1);
            assertThat(labels.classNames()).containsExactly("upper skin", "9");
        });
    }

    @Test
    void textOfBothVersions() {
        isTheSquare(load(OLD));
        isTheSquare(load(OLD.replace("\n", "\r\n")));
        isTheSquare(load(NEW));
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void binaryOfBothVersions(boolean little) {
        isTheSquare(load(binary2(little)));
        isTheSquare(load(binary4(little)));
    }

    private static Bytes bytes(boolean little) {
        return little ? Bytes.little() : Bytes.big();
    }

    private static byte[] big(boolean little, long... values) {
        Bytes bytes = bytes(little);
        for (long value : values) {
            if (little) {
                bytes.i32((int) value, 0);
            } else {
                bytes.i32(0, (int) value);
            }
        }
        return bytes.done();
    }

    static byte[] binary2(boolean little) {
        Bytes b = bytes(little);
        b.text("$MeshFormat\n2.2 1 8\n").i32(1).text("\n$EndMeshFormat\n");
        b.text("$PhysicalNames\n1\n2 7 \"upper skin\"\n$EndPhysicalNames\n$Nodes\n5\n");
        b.i32(10)
                .f64(0, 0, 0)
                .i32(20)
                .f64(1, 0, 0)
                .i32(30)
                .f64(1, 1, 0)
                .i32(40)
                .f64(0, 1, 0)
                .i32(55)
                .f64(2, 0, 0);
        b.text("\n$EndNodes\n$Elements\n3\n");
        b.i32(1, 1, 2).i32(1, 7, 1, 10, 20);
        b.i32(3, 1, 2).i32(2, 7, 1, 10, 20, 30, 40);
        b.i32(2, 1, 2).i32(3, 9, 2, 20, 55, 30);
        return b.text("\n$EndElements\n").done();
    }

    static byte[] binary4(boolean little) {
        Bytes b = bytes(little);
        b.text("$MeshFormat\n4.1 1 8\n").i32(1).text("\n$EndMeshFormat\n");
        b.text("$PhysicalNames\n1\n2 7 \"upper skin\"\n$EndPhysicalNames\n$Entities\n");
        b.raw(big(little, 1, 0, 2, 0)).i32(1).f64(0, 0, 0).raw(big(little, 0));
        b.i32(1)
                .f64(0, 0, 0, 1, 1, 0)
                .raw(big(little, 1))
                .i32(7)
                .raw(big(little, 1))
                .i32(3);
        b.i32(2).f64(0, 0, 0, 1, 1, 0).raw(big(little, 1)).i32(9).raw(big(little, 0));
        b.text("\n$EndEntities\n$Nodes\n")
                .raw(big(little, 1, 5, 10, 55))
                .i32(2, 1, 0)
                .raw(big(little, 5));
        b.raw(big(little, 10, 20, 30, 40, 55)).f64(0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0, 2, 0, 0);
        b.text("\n$EndNodes\n$Elements\n").raw(big(little, 2, 2, 1, 2));
        b.i32(2, 1, 3).raw(big(little, 1)).raw(big(little, 2, 10, 20, 30, 40));
        b.i32(2, 2, 2).raw(big(little, 1)).raw(big(little, 3, 20, 55, 30));
        return b.text("\n$EndElements\n").done();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2.2 0 8         | 3.0 0 8        | line 2: version \"3.0\"",
                "2.2 0 8         | 2.2 0 4        | numbers of 4 bytes",
                "5~10 0 0 0     | 4000000000~10 0 0 0 | 4000000000",
                "5~10 0 0 0     | -1~10 0 0 0   | -1",
                "20 1 0 0        | 20 1 nan 0     | line 12: node 1 has the coordinate NaN",
                "20 1 0 0        | 10 1 0 0       | the node 10 for the second time",
                "20 55 30        | 20 54 30       | line 21: node 54 does not exist",
                "3 2 2 9 2       | 3 77 2 9 2     | unknown type 77",
                "3~1 1 2        | 4~1 1 2       | wanted an integer",
                "$EndNodes       | $Elements      | wanted $EndNodes",
            })
    void whatIsWrongIsNamed(String from, String to, String named) {
        String text = OLD.replace(from.replace("~", "\n"), to.replace("~", "\n"));
        assertThat(text).isNotEqualTo(OLD);
        assertThatThrownBy(() -> load(text))
                .isInstanceOf(MeshFormatException.class)
                .hasMessageStartingWith("a.msh")
                .hasMessageNotContaining("\n")
                .hasMessageContaining(named);
    }
}
