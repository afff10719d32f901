package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.compute.Device;
import dev.holonomy.compute.ProfiledDevice;
import dev.holonomy.model.SizeChanges;
import dev.holonomy.task.NetBenchmark;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench}: times of networks and of geometry on this machine. */
@Command(name = "bench", description = "Measure this machine.", synopsisSubcommandLabel = "COMMAND")
final class BenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    static List<HolonomyCommand> commands(Streams streams) {
        return List.of(new Net(streams), new GeometryBenchmark(streams));
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "bench wants a command: net or geometry");
    }

    /** What --net knows, for its help. */
    static final class NetNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return NetBenchmark.NETS.iterator();
        }
    }

    /** {@code bench net}. */
    @Command(
            name = "net",
            description = "Median time of a training step and of an inference of a network on a synthetic surface.",
            footer = {
                "",
                "A training step is forward, backward and update of all vertices; the surface is a torus with irregular edges."
            })
    static final class Net extends NetworkCommand {
        @Option(
                names = "--net",
                paramLabel = "NET",
                defaultValue = "gauge",
                description = "The network: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
                completionCandidates = NetNames.class)
        private String net = "gauge";

        @Option(
                names = "--vertices",
                paramLabel = "N",
                defaultValue = "6890",
                description = "Vertices (default: ${DEFAULT-VALUE}).")
        private int vertices = 6890;

        @Option(
                names = "--neighbours",
                paramLabel = "N",
                defaultValue = "7",
                description = "Neighbours of a chart (default: ${DEFAULT-VALUE}).")
        private int neighbours = 7;

        @Option(names = "--width", paramLabel = "N", description = "Channels (default: the network's).")
        private @Nullable Integer width;

        @Option(
                names = "--order",
                paramLabel = "N",
                description = "Highest order of the fields (default: the network's).")
        private @Nullable Integer order;

        @Option(names = "--blocks", paramLabel = "N", description = "Blocks (default: the network's).")
        private @Nullable Integer blocks;

        @Option(
                names = "--eigen",
                paramLabel = "K",
                description = "Eigenfunctions of the diffusion; 0 for none (default: the network's).")
        private @Nullable Integer eigen;

        @Option(
                names = "--steps",
                paramLabel = "N",
                defaultValue = "5",
                description = "Measured steps, after two that warm up (default: ${DEFAULT-VALUE}).")
        private int steps = 5;

        @Option(
                names = "--profile",
                description =
                        "Measure each kernel too: time, GFLOP/s, GB/s; waits after each, so that the sum is slower.")
        private boolean profile;

        Net(Streams streams) {
            super(streams);
        }

        @Override
        Answer run() {
            if (!NetBenchmark.NETS.contains(net)) {
                throw wrongUsage("--net is '" + net + "', wanted one of " + String.join(", ", NetBenchmark.NETS));
            }
            atLeastOne("--steps", steps);
            NetBenchmark.Size size = fromOptions(
                    () -> NetBenchmark.size(net, vertices, neighbours, new SizeChanges(width, order, blocks, eigen)));
            try (Device device = profile ? new ProfiledDevice(openDevice()) : openDevice()) {
                NetBenchmark.Result result = NetBenchmark.run(device, size, steps, common().seed());
                ObjectNode json = Json.object();
                json.put("net", net);
                json.put("device", device.name());
                json.put("vertices", vertices);
                Json.put(json, "train_ms", result.trainMillis());
                Json.put(json, "infer_ms", result.inferMillis());
                json.put("parameters", result.parameters());
                Json.put(json, "gflops", result.gigaflops());
                json.put("peak_mb", result.peakBytes() >> 20);
                json.put("steps", steps);
                String kernels = device instanceof ProfiledDevice profiled ? kernels(profiled.rows(), json) : "";
                return Answer.of(
                        json,
                        String.format(
                                        Locale.ROOT,
                                        "%s, %d vertices on %s:%n"
                                                + "training step %.1f ms, inference %.1f ms (medians of %d), %d parameters, %.1f GFLOP/s of the products in inference, %d MiB",
                                        size.net(),
                                        vertices,
                                        device.name(),
                                        result.trainMillis(),
                                        result.inferMillis(),
                                        steps,
                                        result.parameters(),
                                        result.gigaflops(),
                                        result.peakBytes() >> 20)
                                + kernels);
            }
        }

        /** One line a kernel above half a percent of the time of the measured steps. */
        private static String kernels(List<ProfiledDevice.Row> rows, ObjectNode json) {
            StringBuilder text = new StringBuilder();
            ArrayNode array = json.putArray("kernels");
            for (ProfiledDevice.Row row : rows) {
                ObjectNode one = array.addObject();
                one.put("kernel", row.kernel()).put("launches", row.launches());
                Json.put(one, "ms", row.millis());
                Json.put(one, "gflops", row.gigaflops());
                Json.put(one, "gbytes_per_s", row.gigabytesPerSecond());
                Json.put(one, "share", row.share());
                if (row.share() >= 0.005) {
                    text.append(String.format(
                            Locale.ROOT,
                            "%n%-32s %6d launches %9.1f ms %5.1f %% %7.1f GFLOP/s %6.1f GB/s",
                            row.kernel(),
                            row.launches(),
                            row.millis(),
                            100 * row.share(),
                            row.gigaflops(),
                            row.gigabytesPerSecond()));
                }
            }
            return text.toString();
        }
    }
}
