package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.checkpoint.CheckpointException;
import dev.holonomy.checkpoint.NamedTensor;
import dev.holonomy.checkpoint.PyTorchCheckpoint;
import dev.holonomy.checkpoint.SafeTensors;
import java.nio.file.Path;
import java.util.Map;

/** {@code data import weights IN.pth OUT.safetensors}: tensors of a PyTorch checkpoint with their names, nothing run. */
final class ImportWeights {
    private ImportWeights() {}

    static Answer run(Path in, Path out) {
        PyTorchCheckpoint read = PyTorchCheckpoint.read(in);
        long numbers = 0;
        for (NamedTensor tensor : read.tensors()) {
            if (!tensor.finite()) {
                throw new CheckpointException(in + ": " + tensor.name() + " has numbers that are not finite");
            }
            numbers += tensor.values().length;
        }
        Path file = OutputPath.file(out, false);
        SafeTensors.write(file, read.tensors(), Map.of("source", String.valueOf(in.getFileName())));
        ObjectNode json = Json.object();
        json.put("tensors", read.tensors().size());
        json.put("numbers", numbers);
        json.put("left_out", read.others());
        json.put("file", file.toString());
        return Answer.of(
                json,
                read.tensors().size() + " tensors with " + numbers + " numbers written to " + file
                        + (read.others() == 0 ? "" : "; " + read.others() + " values that are no tensors left out"));
    }
}
