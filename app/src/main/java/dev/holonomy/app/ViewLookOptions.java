package dev.holonomy.app;

import dev.holonomy.viewer.scene.Look;
import dev.holonomy.viewer.scene.LookFile;
import dev.holonomy.viewer.scene.LookText;
import dev.holonomy.viewer.scene.LookWord;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** How a view looks: an option for each {@link LookWord}, and a file that holds some of them. */
final class ViewLookOptions {
    private final Map<String, String> words = new LinkedHashMap<>();

    @Option(names = "--view", paramLabel = "FILE", description = "A saved view; other options change it.")
    private @Nullable Path view;

    /** Gives the {@code view} command its options. */
    static final class Adding implements IModelTransformer {
        @Override
        public CommandSpec transform(CommandSpec spec) {
            ViewLookOptions looks = ((ViewCommand) spec.userObject()).looks();
            for (LookWord word : LookWord.ALL) {
                spec.addOption(OptionSpec.builder("--" + word.name())
                        .paramLabel(word.value())
                        .description(word.about().replace("%", "%%"))
                        .type(String.class)
                        .setter(looks.setter(word.name()))
                        .build());
            }
            return spec;
        }
    }

    private ISetter setter(String name) {
        return new ISetter() {
            @Override
            public <T> @Nullable T set(T value) {
                if (value != null) {
                    words.put(name, value.toString());
                }
                return null;
            }
        };
    }

    /**
     * The look that was asked for.
     *
     * @throws IllegalArgumentException if a text is none that its option allows
     */
    Look look() {
        Look base = view == null ? Look.DEFAULT : LookText.parse(Look.DEFAULT, LookFile.read(view));
        return LookText.parse(base, words);
    }
}
