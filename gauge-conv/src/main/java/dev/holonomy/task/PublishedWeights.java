package dev.holonomy.task;

import dev.holonomy.checkpoint.CheckpointException;
import dev.holonomy.checkpoint.NamedTensor;
import dev.holonomy.checkpoint.SafeTensors;
import dev.holonomy.compute.Device;
import dev.holonomy.layer.Parameter;
import dev.holonomy.layer.Parameters;
import dev.holonomy.model.DiffusionNetConfig;
import dev.holonomy.model.InputConfig;
import dev.holonomy.model.InputFeature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Weights of DiffusionNet as its authors published them (Sharp et al. 2022), with their parameter names: a segmentation of faces, or with the
 * prefix {@code feature_extractor.} descriptors of vertices for functional maps.
 *
 * <p>Shape and inputs follow from the tensors: 3 columns are positions, 16 HKS. Their matrices are [C_out, C_in]; the real and imaginary part
 * of a gradient rotation are two matrices. Both kinds were trained with K = 128 and published operators, segmentations on positions
 * of largest norm 1, descriptors on surfaces of area 1.
 */
public final class PublishedWeights {
    private static final String DESCRIPTORS = "feature_extractor.";
    private static final int EIGENFUNCTIONS = 128;

    private final SafeTensors file;
    private final String where;
    private final String prefix;
    private final DiffusionNetConfig shape;
    private final InputConfig inputs;
    private final int outputs;

    private PublishedWeights(SafeTensors file, String where) {
        this.file = file;
        this.where = where;
        prefix = file.tensor(DESCRIPTORS + "first_lin.weight").isPresent() ? DESCRIPTORS : "";
        int[] first = matrix("first_lin.weight");
        outputs = matrix("last_lin.weight")[0];
        int blocks = 0;
        while (file.tensor(prefix + "block_" + blocks + ".diffusion.diffusion_time")
                .isPresent()) {
            blocks++;
        }
        if (blocks == 0) {
            throw new CheckpointException(where + ": first_lin of a DiffusionNet, but no block_0");
        }
        shape = new DiffusionNetConfig(first[0], blocks, EIGENFUNCTIONS, 0.5);
        boolean positions = first[1] == 3;
        if (!positions && first[1] < 2) {
            throw new CheckpointException(where + ": a DiffusionNet of " + first[1] + " inputs, wanted 3 (xyz) or HKS");
        }
        inputs = new InputConfig(
                List.of(positions ? InputFeature.XYZ : InputFeature.HKS),
                positions ? 16 : first[1],
                EIGENFUNCTIONS,
                0,
                16,
                0,
                InputConfig.Operators.PUBLISHED,
                prefix.isEmpty() ? InputConfig.Normalization.BALL : InputConfig.Normalization.AREA);
        checkNames(blocks);
    }

    /**
     * Whether a file holds such weights.
     *
     * @param file the file
     * @return whether it has their first layer and is no checkpoint of Holonomy
     */
    public static boolean in(SafeTensors file) {
        return file.metadata().get("holonomy.task") == null
                && (file.tensor("first_lin.weight").isPresent()
                        || file.tensor(DESCRIPTORS + "first_lin.weight").isPresent());
    }

    /**
     * The weights of a file.
     *
     * @param file one that {@link #in} says yes to
     * @param where what messages call it
     * @return the weights
     * @throws CheckpointException if tensors are missing, left over or of another shape; names them
     */
    public static PublishedWeights of(SafeTensors file, String where) {
        return new PublishedWeights(file, where);
    }

    /**
     * What the outputs are.
     *
     * @return whether they are descriptors of vertices and not classes of faces
     */
    public boolean describesVertices() {
        return !prefix.isEmpty();
    }

    /**
     * The segmentation network.
     *
     * @param device where it will live
     * @return the network, to be closed
     * @throws CheckpointException if these are descriptors
     */
    public Segmentation segmentation(Device device) {
        if (describesVertices()) {
            throw new CheckpointException(where + ": " + outputs
                    + " descriptors of vertices for functional maps, no labels; predict writes them");
        }
        List<String> classes =
                IntStream.range(0, outputs).mapToObj(i -> "part_" + i).toList();
        Segmentation model =
                new Segmentation(new SegmentationConfig(inputs, shape, classes, Sample.Elements.FACES), device, 0);
        return loaded(model.parameters(), model);
    }

    /**
     * The network of descriptors: the outputs before any softmax.
     *
     * @param device where it will live
     * @return the network, to be closed
     */
    public VertexFeatures features(Device device) {
        VertexFeatures model = new VertexFeatures(inputs, shape, outputs, device, 0);
        return loaded(model.parameters(), model);
    }

    private <N extends AutoCloseable> N loaded(Parameters parameters, N model) {
        for (Parameter parameter : parameters.all()) {
            parameter.value().buffer().write(values(parameter));
        }
        return model;
    }

    private double[] values(Parameter parameter) {
        String name = parameter.name();
        int[] shape = parameter.value().shape();
        if (name.endsWith(".gradient_features.A.weight")) {
            String stem = name.substring(0, name.length() - ".weight".length());
            return transposed(List.of(stem + "_re.weight", stem + "_im.weight"), shape[0], shape[1]);
        }
        String published = name.replace(".mlp.layer_", ".mlp.miniMLP_mlp_layer_00");
        return shape.length == 2 ? transposed(List.of(published), shape[0], shape[1]) : numbers(published, shape);
    }

    /** Matrices [out / n, in] beside each other as one [in, out]. */
    private double[] transposed(List<String> names, int in, int out) {
        double[] result = new double[in * out];
        int rows = out / names.size();
        for (int n = 0; n < names.size(); n++) {
            double[] w = numbers(names.get(n), rows, in);
            for (int i = 0; i < w.length; i++) {
                result[i % in * out + n * rows + i / in] = w[i];
            }
        }
        return result;
    }

    private double[] numbers(String name, int... shape) {
        NamedTensor tensor = file.tensor(prefix + name)
                .orElseThrow(() -> new CheckpointException(where + ": no tensor " + prefix + name));
        if (!Arrays.equals(tensor.shape(), shape)) {
            throw new CheckpointException(where + ": " + prefix + name + " is " + Arrays.toString(tensor.shape())
                    + ", wanted " + Arrays.toString(shape));
        }
        if (!tensor.finite()) {
            throw new CheckpointException(where + ": " + prefix + name + " has numbers that are not finite");
        }
        return tensor.values();
    }

    private int[] matrix(String name) {
        NamedTensor tensor = file.tensor(prefix + name)
                .orElseThrow(() -> new CheckpointException(where + ": no tensor " + prefix + name));
        if (tensor.shape().length != 2 || tensor.shape()[0] < 1 || tensor.shape()[1] < 1) {
            throw new CheckpointException(
                    where + ": " + prefix + name + " is " + Arrays.toString(tensor.shape()) + ", wanted a matrix");
        }
        return tensor.shape();
    }

    private void checkNames(int blocks) {
        List<String> wanted =
                new ArrayList<>(List.of("first_lin.weight", "first_lin.bias", "last_lin.weight", "last_lin.bias"));
        for (int b = 0; b < blocks; b++) {
            String block = "block_" + b + ".";
            wanted.add(block + "diffusion.diffusion_time");
            wanted.add(block + "gradient_features.A_re.weight");
            wanted.add(block + "gradient_features.A_im.weight");
            for (int layer = 0; layer < 3; layer++) {
                wanted.add(block + "mlp.miniMLP_mlp_layer_00" + layer + ".weight");
                wanted.add(block + "mlp.miniMLP_mlp_layer_00" + layer + ".bias");
            }
        }
        Set<String> missing = new TreeSet<>();
        wanted.forEach(name -> missing.add(prefix + name));
        Set<String> extra = new TreeSet<>(file.tensors().keySet());
        extra.removeAll(missing);
        missing.removeAll(file.tensors().keySet());
        if (!missing.isEmpty() || !extra.isEmpty()) {
            throw new CheckpointException(where + ": the tensors do not fit a DiffusionNet of " + blocks + " blocks: "
                    + "missing " + shown(missing) + "; left over " + shown(extra));
        }
    }

    private static String shown(Set<String> names) {
        String first = String.join(", ", names.stream().limit(4).toList());
        return names.isEmpty() ? "none" : names.size() > 4 ? first + " and " + (names.size() - 4) + " more" : first;
    }
}
