package dev.holonomy.model;

import dev.holonomy.config.Variant;
import dev.holonomy.layer.Parameters;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The shape of a network; in a configuration file the key {@code name} of the section says which. */
public sealed interface NetConfig extends Variant
        permits AttentionNetConfig,
                DeltaNetConfig,
                DiffusionNetConfig,
                FieldNetConfig,
                GaugeNetConfig,
                GaugeUNetConfig,
                GeodesicNetConfig,
                GraphNetConfig,
                HarmonicNetConfig,
                HarmonicUNetConfig,
                MlpConfig {
    /**
     * What it reads of a surface.
     *
     * @return the parts that have to be prepared
     */
    SurfaceParts needs();

    /**
     * A network of this shape with fresh parameters.
     *
     * @param parameters where they are kept
     * @param inputOrder highest order of the input field
     * @param inputChannels channels of the input field
     * @param outputs numbers at each vertex
     * @return the network
     */
    Network make(Parameters parameters, int inputOrder, int inputChannels, int outputs);

    /**
     * Multiply-adds at a vertex in an inference: its dense products and gathers, for what a benchmark reports.
     *
     * @param inputChannels scalars that come in
     * @param outputs numbers at each vertex
     * @param neighbours pairs of a vertex's chart
     * @return their count
     */
    double multiplyAdds(int inputChannels, int outputs, int neighbours);

    /**
     * The shape that its peers are measured in.
     *
     * @param changes what is to differ from it
     * @return the shape
     */
    NetConfig measured(SizeChanges changes);

    /**
     * The scalars at each vertex that it is measured with.
     *
     * @return their number
     */
    default int measuredInputs() {
        return 16;
    }

    /**
     * The networks there are, each in its published shape.
     *
     * @return by name, in alphabetical order
     */
    static Map<String, NetConfig> all() {
        Map<String, NetConfig> all = new TreeMap<>();
        for (NetConfig config : List.of(
                AttentionNetConfig.DEFAULT,
                DeltaNetConfig.DEFAULT,
                DiffusionNetConfig.DEFAULT,
                FieldNetConfig.DEFAULT,
                GaugeNetConfig.DEFAULT,
                GaugeUNetConfig.DEFAULT,
                GeodesicNetConfig.DEFAULT,
                GraphNetConfig.DEFAULT,
                HarmonicNetConfig.DEFAULT,
                HarmonicUNetConfig.DEFAULT,
                MlpConfig.DEFAULT)) {
            all.put(config.name(), config);
        }
        return all;
    }
}
