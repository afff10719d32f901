package dev.holonomy.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holonomy.data.DataCatalog;
import dev.holonomy.data.MeshSet;
import dev.holonomy.data.Unusable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandTest {
    @Test
    void everySetOfTheCatalogueIsListedAndWhatIsShippedIsCounted() {
        Run run = Run.of("data", "list", "--json");
        assertThat(run.status()).as(run.err()).isZero();
        JsonNode sets = run.json().get("sets");
        assertThat(sets).hasSameSizeAs(DataCatalog.entries());
        String text = Run.of("data", "list").out();
        for (int i = 0; i < sets.size(); i++) {
            JsonNode set = sets.get(i);
            DataCatalog.Entry entry = DataCatalog.entries().get(i);
            assertThat(set.get("format").asText()).isEqualTo(entry.name());
            assertThat(set.get("shipped").asBoolean()).isEqualTo(entry.shipped());
            assertThat(words(set.get("splits"))).isEqualTo(entry.schemes());
            assertThat(text).contains(entry.name(), entry.layout());
            if (entry.shipped()) {
                MeshSet opened = entry.open(Path.of(""), Unusable.REFUSE);
                assertThat(set.get("meshes").asInt()).isEqualTo(opened.size());
                assertThat(set.get("train").asInt() + set.get("test").asInt()).isEqualTo(opened.size());
                assertThat(words(set.get("classes"))).isEqualTo(opened.classNames());
                assertThat(text).contains(opened.size() + " meshes");
            } else {
                assertThat(set.has("meshes")).isFalse();
            }
        }
    }

    private static List<String> words(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(word -> words.add(word.asText()));
        return words;
    }

    @Test
    void whatIsImportedIsVerifiedAndTrainedOn(@TempDir Path folder) throws IOException {
        SmallSets.write(folder, "");
        Path out = folder.resolve("imported");
        Run imported = Run.of("data", "import", "classes", folder.resolve("classes"), "--out", out, "--json");
        assertThat(imported.status()).as(imported.err()).isZero();
        assertThat(imported.json().path("train").asInt()).isEqualTo(4);
        assertThat(words(imported.json().path("classes"))).containsExactly("long", "short");
        Run again = Run.of("data", "import", "classes", folder.resolve("classes"), "--out", out);
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.err()).contains("not empty");
        Run verified = Run.of("data", "verify", out, "--json");
        assertThat(verified.status()).as(verified.out()).isZero();
        assertThat(verified.json().path("format").asText()).isEqualTo("classes");
        assertThat(verified.json().path("classes").path(1).path("test").asInt()).isEqualTo(1);
        Run bad = Run.of("data", "verify", folder.resolve("folder"));
        assertThat(bad.status()).isEqualTo(1);
        assertThat(bad.out()).contains("a.txt", "has 3 rows", "mend: ");
        Run skipped = Run.of(
                "data", "import", "folder", folder.resolve("folder"), "--out", folder.resolve("i"), "--skip-bad");
        assertThat(skipped.status()).as(skipped.err()).isZero();
        assertThat(skipped.err()).contains("a.txt", "has 3 rows");
    }
}
