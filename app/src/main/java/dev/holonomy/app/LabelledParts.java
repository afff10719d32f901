package dev.holonomy.app;

import dev.holonomy.data.Dataset;
import dev.holonomy.data.LabelledMesh;
import dev.holonomy.data.Split;
import dev.holonomy.data.UnseenClasses;
import dev.holonomy.mesh.FaceLabels;
import dev.holonomy.mesh.VertexLabels;
import java.util.List;

/**
 * The labelled meshes of a training, read and found fit for it.
 *
 * @param set where they are from
 * @param split how they are parted
 * @param train those to train on
 * @param test those to test on
 */
record LabelledParts(Dataset set, Split split, List<LabelledMesh> train, List<LabelledMesh> test) {
    /** Reads both parts; labels all lie on the vertices or all on the faces, and each class of the test part is trained, if that is wanted. */
    static LabelledParts of(DataConfig config, long seed) {
        Dataset set = config.open();
        Split split = set.split(config.scheme(set), seed);
        List<LabelledMesh> train = Samples.read(set, split.train());
        boolean faces =
                switch (config.elements()) {
                    case AS_LABELLED -> train.get(0).labelsFaces();
                    case VERTICES -> false;
                    case FACES -> true;
                };
        train = on(faces, train);
        List<LabelledMesh> test = on(faces, Samples.read(set, split.test()));
        if (config.unseenClasses() == DataConfig.Unseen.REFUSE) {
            UnseenClasses.refuse(set.classNames(), ids(train), ids(test));
        }
        return new LabelledParts(set, split, train, test);
    }

    private static List<LabelledMesh> on(boolean faces, List<LabelledMesh> meshes) {
        return meshes.stream().map(m -> faces ? m.onFaces() : m.onVertices()).toList();
    }

    private static List<int[]> ids(List<LabelledMesh> meshes) {
        return meshes.stream()
                .map(m ->
                        m.labels() instanceof FaceLabels faces ? faces.labels() : ((VertexLabels) m.labels()).labels())
                .toList();
    }
}
