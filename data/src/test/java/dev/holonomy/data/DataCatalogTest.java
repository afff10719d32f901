package dev.holonomy.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCatalogTest {
    @Test
    void shippedSetsOpenWithoutAFolderAndHaveTheSplitsTheyName(@TempDir Path folder) {
        for (DataCatalog.Entry entry : DataCatalog.entries()) {
            assertThat(DataCatalog.entry(entry.name())).isSameAs(entry);
            if (entry.shipped()) {
                MeshSet set = entry.open(folder.resolve("not there"), Unusable.REFUSE);
                assertThat(set.name()).isEqualTo(entry.name());
                assertThat(set.size()).isEqualTo(set.itemNames().size()).isPositive();
                entry.schemes()
                        .forEach(scheme ->
                                assertThat(set.split(scheme, 1).train()).isNotEmpty());
            } else {
                assertThatThrownBy(() -> entry.open(folder.resolve("not there"), Unusable.REFUSE))
                        .isInstanceOf(DataSetException.class)
                        .hasMessageContaining(
                                "not there: no such " + (entry.name().equals("manifest") ? "file" : "folder"));
            }
        }
    }

    @Test
    void unknownNamesAreAnsweredWithAllNames() {
        assertThatThrownBy(() -> DataCatalog.entry("shrec"))
                .isInstanceOf(DataSetException.class)
                .hasMessageContaining("the data format 'shrec' is unknown, wanted one of creatures, kinds, psb, folder")
                .hasMessageContaining("shrec11");
    }
}
