package dev.holonomy.model;

import dev.holonomy.autodiff.*;
import dev.holonomy.compute.*;
import dev.holonomy.layer.*;
import dev.holonomy.tensor.*;
import dev.holonomy.train.*;

@SuppressWarnings("all")
class Scratch {
    public static void main(String[] args) {
        int V = Integer.parseInt(args[1]), nb = Integer.parseInt(args[2]);
        var cfg = new GaugeNetConfig(
                Integer.parseInt(args[3]),
                2,
                3,
                2,
                args.length > 4 ? GaugeNetConfig.NonlinearityKind.REGULAR_RELU : GaugeNetConfig.NonlinearityKind.GATE,
                7,
                64,
                0,
                0);
        try (Device d = Device.open(args[0]).device();
                Scope s = d.scope()) {
            System.out.println(d.name());
            // banded neighbours: local memory as a mesh's
            var r = RandomPairs.of(V, nb, 1);
            int[] n = r.neighbours();
            for (int i = 0; i < n.length; i++) n[i] = Math.floorMod(i / nb + (int) ((Math.random() - 0.5) * 200), V);
            double[] area = new double[V];
            java.util.Arrays.fill(area, 1);
            SurfaceTensors st = SurfaceTensors.of(s, r, area);
            Parameters ps = new Parameters(s, 1);
            GaugeNet net = new GaugeNet(ps, cfg, 0, 3, 8);
            Adam adam = new Adam(s, ps, 0, 1);
            System.out.println(ps.learnedCount() + " parameters");
            Tensor x = Tensor.of(s, RandomPairs.gaussian(3 * V, 2), V, 1, 3);
            int[] labels = new int[V];
            for (int i = 0; i < V; i++) labels[i] = i % 8;
            Buffer lb = s.ints(labels);
            for (int it = 0; it < 12; it++) {
                long t = System.nanoTime();
                double l;
                long t1, t2, t3;
                try (Scope step = d.scope()) {
                    Tape tape = new Tape(step);
                    ps.clearGradients();
                    ps.watch(tape);
                    Tensor logits = net.apply(new Pass(tape, st, true, it), x);
                    Tensor loss = tape.apply(new CrossEntropy(lb, 0), logits, st.areas());
                    l = loss.read()[0];
                    t1 = System.nanoTime();
                    tape.backward(loss);
                    d.finish();
                    t2 = System.nanoTime();
                    adam.step(1e-3, adam.gradientNorm(), 1);
                    d.finish();
                    t3 = System.nanoTime();
                }
                long t4 = System.nanoTime();
                try (Scope step = d.scope()) {
                    net.apply(new Pass(new Tape(step), st, false, it), x).read();
                }
                System.out.printf(
                        "loss %.5f  fwd %.1f bwd %.1f adam %.1f ms; inference %.1f ms; peak %d MB%n",
                        l,
                        (t1 - t) / 1e6,
                        (t2 - t1) / 1e6,
                        (t3 - t2) / 1e6,
                        (System.nanoTime() - t4) / 1e6,
                        d.peakBytes() >> 20);
            }
        }
    }
}
