package dev.holonomy.compute;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One function over work items, said twice: as OpenCL C in the resource {@code RESOURCE.cl} beside the class, and as plain Java.
 *
 * <p>The Java meaning computes in double and is the oracle for the OpenCL one. In OpenCL C the parameters are the arguments of the
 * launch in their order, followed by {@code int items}; a kernel returns at once where {@code get_global_id(0) >= items}.
 */
public interface Kernel {
    /** What {@link #source} replaces. */
    Pattern INCLUDE = Pattern.compile("(?m)^#include \"([a-z_]+\\.cl)\"$");

    /**
     * The name of the OpenCL function.
     *
     * @return an identifier of C
     */
    String name();

    /**
     * The resource beside the class, without {@code .cl}, that holds the function; kernels of one operation share one.
     *
     * @return the resource's name
     */
    default String resource() {
        return name();
    }

    /**
     * Constants the OpenCL source is compiled with ({@code -D KEY=VALUE}); with the resource they identify the compiled program.
     *
     * @return the constants, in a fixed order
     */
    default Map<String, Integer> constants() {
        return Map.of();
    }

    /**
     * The work-group size that suits the kernel: 1 where an item does the work of a whole tile.
     *
     * @return the preferred local size; a device may take a smaller one
     */
    default int workGroup() {
        return 64;
    }

    /**
     * The multiply-adds of a launch, for profiles.
     *
     * @param items the number of work items
     * @param arguments of the launch
     * @return their count; 0 where a kernel is not about arithmetic
     */
    default double multiplyAdds(int items, Object... arguments) {
        return 0;
    }

    /**
     * The meaning of one work item.
     *
     * @param item the item, in 0..items-1
     * @param arguments the arguments of the launch
     */
    void item(int item, Arguments arguments);

    /**
     * The meaning of a range of work items; overridden where a plain loop over {@link #item} is too slow.
     *
     * @param from the first item
     * @param to one past the last item
     * @param arguments the arguments of the launch
     */
    default void range(int from, int to, Arguments arguments) {
        for (int i = from; i < to; i++) {
            item(i, arguments);
        }
    }

    /**
     * The OpenCL C source; a line {@code #include "NAME.cl"} stands for the text of that resource beside it.
     *
     * @return the text of the resource
     */
    default String source() {
        String text = text(resource() + ".cl");
        Matcher include = INCLUDE.matcher(text);
        return include.replaceAll(found -> Matcher.quoteReplacement(text(found.group(1))));
    }

    private String text(String resource) {
        try (InputStream in = getClass().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(
                        "no resource " + resource + " beside " + getClass().getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
