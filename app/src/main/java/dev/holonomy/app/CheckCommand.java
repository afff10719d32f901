package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.compute.Device;
import dev.holonomy.mesh.TriangleMesh;
import dev.holonomy.task.DeviceCheck;
import dev.holonomy.task.EquivarianceCheck;
import dev.holonomy.task.GradientCheck;
import dev.holonomy.task.Segmentation;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check}: the theorems, on a person's own network, mesh and device. */
@Command(
        name = "check",
        description = "Check what must hold: equivariance, derivatives, devices.",
        synopsisSubcommandLabel = "COMMAND")
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    static List<HolonomyCommand> commands(Streams streams) {
        return List.of(new Gauge(streams), new Gradient(streams), new OnDevice(streams));
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "check wants a command: gauge, gradient or device");
    }

    /** {@code check gauge MODEL MESH}. */
    @Command(
            name = "gauge",
            description =
                    "How much the logits of a network change under random gauges, and under a rigid motion of the mesh.")
    static final class Gauge extends NetworkCommand {
        @Parameters(
                index = "0",
                paramLabel = "MODEL",
                description =
                        "A shipped model (parts), a run folder, a .safetensors file, or a kind of network (gauge, diffusion, …) with fresh parameters.")
        private String model = "";

        @Parameters(index = "1", paramLabel = "MESH", description = "A mesh file.")
        private Path mesh = Path.of("");

        @Option(
                names = "--gauges",
                paramLabel = "N",
                defaultValue = "20",
                description = "Random gauges (default: ${DEFAULT-VALUE}).")
        private int gauges = 20;

        Gauge(Streams streams) {
            super(streams);
        }

        @Override
        Answer run() {
            atLeastOne("--gauges", gauges);
            TriangleMesh loaded = load(mesh).mesh();
            try (Device device = openDevice();
                    Segmentation network = Models.loadOrMake(model, device, loaded.vertexCount(), common().seed())) {
                EquivarianceCheck.Result result =
                        EquivarianceCheck.run(network, loaded, gauges, common().seed(), common().threads());
                ObjectNode json = Json.object();
                Json.put(json, "max_relative_error", result.gaugeError());
                Json.put(json, "rigid_relative_error", result.rigidError());
                json.put("gauges", gauges);
                json.put("device", device.name());
                result.regularErrors()
                        .forEach((samples, error) -> Json.put(json, "regular_" + samples + "_relative_error", error));
                StringBuilder text = new StringBuilder(String.format(
                        Locale.ROOT,
                        "logits under %d random gauges: largest relative error %.2e; under a rigid motion: %.2e",
                        gauges,
                        result.gaugeError(),
                        result.rigidError()));
                result.regularErrors()
                        .forEach((samples, error) -> text.append(String.format(
                                Locale.ROOT,
                                "%nthe same parameters with the regular non-linearity of %d samples: %.2e",
                                samples,
                                error)));
                return Answer.of(json, text.toString());
            }
        }
    }

    /** {@code check gradient MODEL}. */
    @Command(
            name = "gradient",
            description = "The derivative of a network's loss by its parameters against differences, in double.")
    static final class Gradient extends NetworkCommand {
        @Parameters(
                index = "0",
                paramLabel = "MODEL",
                description =
                        "A shipped model (parts), a run folder, a .safetensors file, or a kind of network (gauge, diffusion, …) with fresh parameters.")
        private String model = "";

        Gradient(Streams streams) {
            super(streams);
        }

        @Override
        Answer run() {
            try (Device device = Device.open("java").device();
                    Segmentation network = Models.loadOrMake(model, device, 0, common().seed())) {
                GradientCheck.Result result = GradientCheck.run(network, common().seed());
                ObjectNode json = Json.object();
                Json.put(json, "max_relative_error", result.largestError());
                json.put("worst", result.worst());
                json.put("parameters", result.parameters());
                json.put("device", device.name());
                return Answer.of(
                        json,
                        String.format(
                                Locale.ROOT,
                                "%d parameter tensors along random directions: largest relative error %.2e (%s), on %s",
                                result.parameters(),
                                result.largestError(),
                                result.worst(),
                                device.name()));
            }
        }
    }

    /** {@code check device}. */
    @Command(
            name = "device",
            description = "The kernels and a short training on a device against their meaning in Java.")
    static final class OnDevice extends NetworkCommand {
        OnDevice(Streams streams) {
            super(streams);
        }

        @Override
        Answer run() {
            try (Device device = openDevice();
                    Device java = Device.open("java").device()) {
                DeviceCheck.Result result = DeviceCheck.run(device, java, common().seed());
                ObjectNode json = Json.object();
                Json.put(json, "max_relative_error", result.largestError());
                json.put("worst", result.worst());
                Json.put(json, "loss_curve_error", result.lossCurveError());
                json.put("device", device.name());
                return Answer.of(
                        json,
                        String.format(
                                Locale.ROOT,
                                "%s against %s: largest relative error of values and gradients %.2e (%s); loss curves of %d training steps differ by %.2e",
                                device.name(),
                                java.name(),
                                result.largestError(),
                                result.worst(),
                                DeviceCheck.STEPS,
                                result.lossCurveError()));
            }
        }
    }
}
