package dev.holonomy.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holonomy.data.DataCatalog;
import dev.holonomy.data.Dataset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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
                Dataset opened = entry.open(Path.of(""));
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
}
