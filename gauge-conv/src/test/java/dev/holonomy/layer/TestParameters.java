package dev.holonomy.layer;

import dev.holonomy.compute.Scope;

/** Parameters without a network, for tests of what moves them. */
public final class TestParameters {
    private TestParameters() {}

    /** One learned weight matrix of one row. */
    public static Parameters weight(Scope scope, double... values) {
        Parameters parameters = new Parameters(scope, 0);
        parameters.learned("layer.weight", values, 1, values.length);
        return parameters;
    }
}
