package dev.holonomy.viewer.ui;

import dev.holonomy.mesh.MeshValues;
import dev.holonomy.mesh.VertexMap;
import dev.holonomy.mesh.VertexVectors;
import dev.holonomy.viewer.render.Engine;
import dev.holonomy.viewer.render.Paint;
import dev.holonomy.viewer.render.Rect;
import dev.holonomy.viewer.scene.ArrowLook;
import dev.holonomy.viewer.scene.Arrows;
import dev.holonomy.viewer.scene.Coloring;
import dev.holonomy.viewer.scene.Histogram;
import dev.holonomy.viewer.scene.Look;
import dev.holonomy.viewer.scene.Proxy;
import dev.holonomy.viewer.scene.Scene;
import dev.holonomy.viewer.scene.SurfaceGeometry;
import dev.holonomy.viewer.scene.ValueLook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The meshes of a scene in an engine; repaints what a change of the look touches and nothing else. */
final class DrawnScene {
    private static final int BINS = 48;
    private static final int LARGE = 200_000;

    private final Engine engine;
    private final List<Item> items = new ArrayList<>();
    private Scene scene;
    private List<String> names = List.of();
    private double[] range = {0, 1};
    private Optional<Histogram> histogram = Optional.empty();
    private @Nullable ValueLook painted;
    private @Nullable ArrowLook paintedArrows;

    /** A mesh in the engine. */
    static final class Item {
        private final SurfaceGeometry surface;
        private final int mesh;
        private int arrows = -1;
        private Paint paint = new Paint.Uniform(Coloring.PLAIN_RGB);
        private @Nullable Proxy proxy;
        private int proxyMesh = -1;
        private boolean proxyPainted;
        private Optional<MeshValues> shown = Optional.empty();
        private boolean carried;
        private double[] shares = {};
        private int[] counts = {};

        private Item(SurfaceGeometry surface, int mesh) {
            this.surface = surface;
            this.mesh = mesh;
        }

        SurfaceGeometry surface() {
            return surface;
        }

        /** The number of the surface in the engine. */
        int mesh() {
            return mesh;
        }

        /** The number of its arrows, −1 for none. */
        int arrows() {
            return arrows;
        }

        Optional<MeshValues> shown() {
            return shown;
        }
    }

    DrawnScene(Scene scene, Engine engine) {
        this.engine = engine;
        this.scene = scene;
        show(scene);
    }

    /** Meshes that are there already stay in the engine, so the same list may grow. */
    final void show(Scene next) {
        scene = next;
        LinkedHashSet<String> all = new LinkedHashSet<>();
        for (int i = 0; i < next.meshes().size(); i++) {
            Scene.Item item = next.meshes().get(i);
            if (i == items.size()) {
                SurfaceGeometry surface = i > 0 && next.meshes().get(i - 1).mesh() == item.mesh()
                        ? items.get(i - 1).surface
                        : new SurfaceGeometry(item.mesh());
                items.add(new Item(surface, engine.upload(surface.geometry(), new Paint.Uniform(Coloring.PLAIN_RGB))));
            }
            if (!next.timeline().steps().isEmpty()) {
                next.timeline().values(i, 0).forEach(v -> all.add(v.name()));
            }
            item.values().forEach(v -> all.add(v.name()));
        }
        names = List.copyOf(all);
        painted = null;
    }

    Scene scene() {
        return scene;
    }

    List<Item> items() {
        return items;
    }

    List<SurfaceGeometry> surfaces() {
        return items.stream().map(Item::surface).toList();
    }

    /** The names of all values. */
    List<String> names() {
        return names;
    }

    /** The number of the value that is shown, 0 where none of that name is there. */
    int shownIndex(ValueLook look) {
        return Math.max(0, names.indexOf(look.name()));
    }

    /** The step of the timeline that is shown, −1 where there is none. */
    int step(ValueLook look) {
        int last = scene.timeline().steps().size() - 1;
        return look.step() < 0 ? last : Math.min(look.step(), last);
    }

    /** Everything is painted anew with the next frame. */
    void repaint() {
        painted = null;
    }

    /** What is told of a mesh, with the values of the step that is shown. */
    Told told(int i, Rect column, ValueLook look) {
        Item item = items.get(i);
        Scene.Item own = scene.meshes().get(i);
        int step = step(look);
        if (step >= 0) {
            List<MeshValues> values = new ArrayList<>(scene.timeline().values(i, step));
            own.values().stream()
                    .filter(v -> values.stream().noneMatch(w -> w.name().equals(v.name())))
                    .forEach(values::add);
            own = new Scene.Item(own.name(), own.mesh(), values);
        }
        return new Told(i, own, column, item.shown, item.carried, range, histogram, item.shares, item.counts);
    }

    void paint(Look look) {
        if (look.values().equals(painted) && look.arrows().equals(paintedArrows)) {
            return;
        }
        ValueLook values = look.values();
        find(values);
        measure(values);
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            item.carried = false;
            set(item, paint(i, values));
            arrows(item, look);
        }
        carry();
        painted = values;
        paintedArrows = look.arrows();
    }

    private void set(Item item, Paint paint) {
        item.paint = paint;
        item.proxyPainted = false;
        engine.paint(item.mesh, paint);
    }

    /**
     * What is drawn of a mesh while it is turned: a stand-in for one so large that it would not follow the mouse.
     *
     * @return its number in the engine
     */
    int whileTurning(int i) {
        Item item = items.get(i);
        if (item.surface.mesh().faceCount() < LARGE) {
            return item.mesh;
        }
        Proxy proxy = item.proxy;
        if (proxy == null) {
            proxy = Proxy.of(item.surface);
            item.proxy = proxy;
            item.proxyMesh = engine.upload(proxy.geometry(), proxy.paint(item.paint));
            item.proxyPainted = true;
        }
        if (!item.proxyPainted) {
            engine.paint(item.proxyMesh, proxy.paint(item.paint));
            item.proxyPainted = true;
        }
        return item.proxyMesh;
    }

    private void find(ValueLook look) {
        String name = names.isEmpty() ? "" : names.get(shownIndex(look));
        int step = step(look);
        for (int i = 0; i < items.size(); i++) {
            items.get(i).shown = Stream.concat(
                            step < 0 ? Stream.empty() : scene.timeline().values(i, step).stream(),
                            scene.meshes().get(i).values().stream())
                    .filter(v -> v.name().equals(name))
                    .findFirst();
        }
    }

    /** One range for all meshes, so that a colour means the same on each. */
    private void measure(ValueLook look) {
        double[] numbers = {};
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            MeshValues values = item.shown.orElse(null);
            if (values == null) {
                continue;
            }
            if (Coloring.isLabels(values)) {
                item.shares = Coloring.areaShares(scene.meshes().get(i).mesh(), values);
                item.counts = new int[item.shares.length];
                Arrays.stream(Coloring.labels(values)).filter(id -> id >= 0).forEach(id -> item.counts[id]++);
            } else {
                double[] own = Coloring.numbers(values);
                int before = numbers.length;
                numbers = before == 0 ? own : Arrays.copyOf(numbers, before + own.length);
                if (before > 0) {
                    System.arraycopy(own, 0, numbers, before, own.length);
                }
            }
        }
        range = look.range().of(numbers);
        histogram = numbers.length == 0 ? Optional.empty() : Optional.of(new Histogram(numbers, BINS));
    }

    private Paint paint(int i, ValueLook look) {
        MeshValues values = items.get(i).shown.orElse(null);
        if (values == null || values instanceof VertexVectors) {
            return new Paint.Uniform(Coloring.PLAIN_RGB);
        }
        return Coloring.paint(scene.meshes().get(i).mesh(), values, look, range);
    }

    private void arrows(Item item, Look look) {
        if (item.arrows >= 0) {
            engine.remove(item.arrows);
            item.arrows = -1;
        }
        if (item.shown.orElse(null) instanceof VertexVectors vectors) {
            Arrows arrows = Arrows.of(item.surface, vectors, look.arrows());
            item.arrows = engine.upload(arrows.geometry(), arrows.paint(look.values(), range));
        }
    }

    /** A map whose target is there: each place of the target has its colour, and the source the colours of its images. */
    private void carry() {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).shown.orElse(null) instanceof VertexMap map) {
                int source = i;
                scene.target(i, map).ifPresent(t -> {
                    int[] places = Coloring.places(items.get(t).surface);
                    set(items.get(t), Coloring.blended(scene.meshes().get(t).mesh(), places));
                    set(
                            items.get(source),
                            Coloring.blended(scene.meshes().get(source).mesh(), Coloring.carried(map, places)));
                    items.get(t).carried = true;
                    items.get(source).carried = true;
                });
            }
        }
    }

    /** Gives a mesh a value, in place of the one of that name. */
    void put(int mesh, MeshValues value) {
        List<Scene.Item> all = new ArrayList<>(scene.meshes());
        Scene.Item item = all.get(mesh);
        List<MeshValues> values = new ArrayList<>(item.values());
        values.removeIf(old -> old.name().equals(value.name()));
        values.add(value);
        all.set(mesh, new Scene.Item(item.name(), item.mesh(), values));
        show(scene.with(all));
    }

    /** The numbers of the first and the last colour. */
    double[] range() {
        return range.clone();
    }
}
