package dev.holonomy.app;

import dev.holonomy.model.GaugeNetConfig;
import dev.holonomy.model.InputConfig;
import dev.holonomy.model.NetConfig;
import dev.holonomy.train.TrainingConfig;

/**
 * A configuration file of {@code train}.
 *
 * @param task what is trained for: a {@link TaskKind}
 * @param data where the labelled meshes are
 * @param inputs what the network reads of a surface
 * @param model the network and its shape
 * @param training how it is trained
 */
record RunConfig(String task, DataConfig data, InputConfig inputs, NetConfig model, TrainingConfig training) {
    static final RunConfig DEFAULT = new RunConfig(
            "segmentation", DataConfig.DEFAULT, InputConfig.DEFAULT, GaugeNetConfig.DEFAULT, TrainingConfig.DEFAULT);

    RunConfig {
        TaskKind.of(task);
    }

    RunConfig with(DataConfig otherData) {
        return new RunConfig(task, otherData, inputs, model, training);
    }

    RunConfig with(TrainingConfig otherTraining) {
        return new RunConfig(task, data, inputs, model, otherTraining);
    }

    RunConfig with(InputConfig otherInputs) {
        return new RunConfig(task, data, otherInputs, model, training);
    }

    RunConfig with(NetConfig otherModel) {
        return new RunConfig(task, data, inputs, otherModel, training);
    }
}
