package dev.holonomy.autodiff;

import dev.holonomy.compute.Scope;
import dev.holonomy.tensor.Tensor;
import java.util.IdentityHashMap;
import java.util.Optional;

/** The derivative of the loss by each tensor that wants one; every contribution is added. */
public final class Gradients {
    private final Scope scope;
    private final IdentityHashMap<Tensor, Tensor> sums = new IdentityHashMap<>();
    private final IdentityHashMap<Tensor, Boolean> wanted = new IdentityHashMap<>();

    Gradients(Scope scope) {
        this.scope = scope;
    }

    /**
     * The scope for memory that is needed until the end of the step.
     *
     * @return the tape's scope
     */
    Scope scope() {
        return scope;
    }

    void want(Tensor tensor) {
        wanted.put(tensor, true);
    }

    void sumInto(Tensor tensor, Tensor sum) {
        want(tensor);
        sums.put(tensor, sum);
    }

    boolean wants(Tensor tensor) {
        return wanted.containsKey(tensor);
    }

    /** The sum to add to, zero at first; empty if this tensor wants no gradient. */
    Optional<Tensor> sum(Tensor tensor) {
        if (!wants(tensor)) {
            return Optional.empty();
        }
        return Optional.of(sums.computeIfAbsent(tensor, t -> Tensor.zeros(scope, t.shape())));
    }

    /** The derivative as it stands; empty if nothing has flowed to the tensor. */
    Optional<Tensor> known(Tensor tensor) {
        return Optional.ofNullable(sums.get(tensor));
    }
}
