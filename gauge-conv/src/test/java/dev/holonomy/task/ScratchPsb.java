package dev.holonomy.task;

import dev.holonomy.compute.*;
import dev.holonomy.mesh.*;
import dev.holonomy.mesh.io.*;
import dev.holonomy.model.*;
import dev.holonomy.train.*;
import java.nio.file.*;
import java.util.*;

@SuppressWarnings("all")
class ScratchPsb {
    public static void main(String[] a) throws Exception {
        Map<String, String> o = new HashMap<>();
        for (String s : a) o.put(s.split("=")[0], s.split("=")[1]);
        Path dir = Path.of("/work/shared/data/psb/" + o.getOrDefault("set", "Human"));
        TreeSet<String> names = new TreeSet<>();
        List<TriangleMesh> meshes = new ArrayList<>();
        List<FaceLabels> labels = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        List<Integer> nums = new ArrayList<>();
        for (int i = 1; i < 400; i++) if (Files.exists(dir.resolve(i + ".off"))) nums.add(i);
        for (int i : nums) {
            var m = MeshFiles.read(dir.resolve(i + ".off"));
            meshes.add(m);
            var l = PsbLabels.read(dir.resolve(i + "_labels.txt"), m.faceCount());
            labels.add(l);
            names.addAll(l.classNames());
            ids.add("" + i);
        }
        List<String> classes = List.copyOf(names);
        long seed = Long.parseLong(o.getOrDefault("seed", "1"));
        Integer[] perm = new Integer[meshes.size()];
        Arrays.setAll(perm, i -> i);
        Collections.shuffle(Arrays.asList(perm), new Random(seed));
        int[] sizes = Arrays.stream(perm)
                .limit(12)
                .mapToInt(i -> meshes.get(i).vertexCount())
                .sorted()
                .toArray();
        double median = (sizes[5] + sizes[6]) / 2.0;
        List<InputFeature> fs = new ArrayList<>();
        for (String f : o.getOrDefault("in", "HKS,CURVATURE,SHAPE_OPERATOR").split(","))
            fs.add(InputFeature.valueOf(f));
        double nu = Double.parseDouble(o.getOrDefault("nu", "16"));
        InputConfig in = new InputConfig(
                fs,
                Integer.parseInt(o.getOrDefault("desc", "16")),
                Integer.parseInt(o.getOrDefault("k", "96")),
                Math.sqrt(nu / (Math.PI * median)),
                nu,
                Integer.parseInt(o.getOrDefault("nb", "24")));
        GaugeNetConfig net = new GaugeNetConfig(
                Integer.parseInt(o.getOrDefault("w", "16")),
                Integer.parseInt(o.getOrDefault("o", "2")),
                Integer.parseInt(o.getOrDefault("b", "3")),
                2,
                GaugeNetConfig.NonlinearityKind.GATE,
                7,
                Integer.parseInt(o.getOrDefault("head", "64")),
                Double.parseDouble(o.getOrDefault("drop", "0.1")),
                Integer.parseInt(o.getOrDefault("eig", "0")));
        SegmentationConfig sc = new SegmentationConfig(in, net, classes, Sample.Elements.FACES);
        TrainingConfig tc = new TrainingConfig(
                Integer.parseInt(o.getOrDefault("e", "60")),
                Integer.parseInt(o.getOrDefault("batch", "1")),
                Double.parseDouble(o.getOrDefault("lr", "3e-3")),
                0.05,
                Double.parseDouble(o.getOrDefault("wd", "1e-2")),
                1,
                Double.parseDouble(o.getOrDefault("sm", "0.1")),
                Double.parseDouble(o.getOrDefault("avg", "0.99")),
                10,
                seed);
        long t0 = System.nanoTime();
        List<Sample> all = new ArrayList<>();
        try (Device d = Device.open("opencl").device();
                Segmentation model = new Segmentation(sc, d, seed)) {
            for (int i = 0; i < meshes.size(); i++) {
                var l = labels.get(i);
                int[] x = l.labels().clone();
                for (int j = 0; j < x.length; j++)
                    x[j] = x[j] < 0 ? -1 : classes.indexOf(l.classNames().get(x[j]));
                var p = model.prepare(meshes.get(i), 2);
                all.add(new Sample(ids.get(i), p, x, Sample.Elements.FACES));
            }
            System.out.printf(
                    "%s prepared %.1f s, params %d, classes %s, mean nb %.1f%n",
                    o,
                    (System.nanoTime() - t0) / 1e9,
                    model.parameters().learnedCount(),
                    classes,
                    all.stream()
                            .mapToDouble(s -> s.surface().pairs().neighbours().length
                                    / (double) s.surface().pairs().vertexCount())
                            .average()
                            .orElse(0));
            List<Sample> tr = new ArrayList<>(), te = new ArrayList<>();
            for (int i = 0; i < perm.length; i++) (i < 12 ? tr : te).add(all.get(perm[i]));
            int every = Integer.parseInt(o.getOrDefault("every", "10"));
            try (SegmentationTrainer t = new SegmentationTrainer(model, tc, tr)) {
                for (int e = 1; e <= tc.epochs(); e++) {
                    var r = t.epoch(e, (x, y, z, l) -> true);
                    if (e % every == 0 || e == tc.epochs()) {
                        int ee = e;
                        t.average().whileApplied(() -> {
                            var sT = new SegmentationScore(classes.size());
                            StringBuilder b = new StringBuilder();
                            for (Sample s : te)
                                b.append(String.format(
                                        " %s:%.1f",
                                        s.name(),
                                        100
                                                * sT.add(
                                                        s.labels(),
                                                        model.predict(s.surface())
                                                                .labels(),
                                                        s.areas())));
                            System.out.printf(
                                    "epoch %d loss %.4f train %.2f test %.2f (iou %.2f) %.0f s %s peak %d MB%n",
                                    ee,
                                    r.loss(),
                                    100 * r.accuracy(),
                                    100 * sT.areaAccuracy(),
                                    100 * sT.meanIou(),
                                    (System.nanoTime() - t0) / 1e9,
                                    b,
                                    d.peakBytes() >> 20);
                        });
                    }
                }
            }
        }
    }
}
