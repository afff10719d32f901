package dev.holonomy.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The tensors of a file that {@code torch.save} wrote since PyTorch 1.6: a zip with a pickle and one entry of raw numbers for each storage.
 *
 * <p>The pickle is read by a minimal reader that builds tensors and dictionaries; a file that asks for anything else is refused by the
 * name it asks for. Keys of nested dictionaries are joined by points.
 *
 * @param tensors in the order of the file
 * @param others values that are no tensors, left out
 */
public record PyTorchCheckpoint(List<NamedTensor> tensors, int others) {
    private static final long LARGEST = Integer.MAX_VALUE - 8L;

    /**
     * Reads a file.
     *
     * @param file a .pth or .pt file
     * @return its tensors
     * @throws CheckpointException if it is no such file, damaged, or wants anything built but tensors and dictionaries
     */
    public static PyTorchCheckpoint read(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new CheckpointException(file + ": it is a folder, wanted a PyTorch checkpoint");
            }
            requireZip(file);
            try (ZipFile zip = new ZipFile(file.toFile())) {
                ZipEntry pickle = zip.stream()
                        .filter(e ->
                                e.getName().equals("data.pkl") || e.getName().endsWith("/data.pkl"))
                        .findFirst()
                        .orElseThrow(() -> new CheckpointException(
                                file + ": a zip archive without data.pkl, wanted a PyTorch checkpoint"));
                String root = pickle.getName().substring(0, pickle.getName().length() - "data.pkl".length());
                Object value = new Unpickler(bytes(zip, pickle, file), file.toString()).read();
                Map<String, Unpickler.View> views = new LinkedHashMap<>();
                int others = Unpickler.tensors(value, "", 0, views);
                if (views.isEmpty()) {
                    throw new CheckpointException(file + ": no tensors in it");
                }
                ByteOrder order = order(zip, root, file);
                List<NamedTensor> tensors = new ArrayList<>();
                for (Map.Entry<String, Unpickler.View> entry : views.entrySet()) {
                    tensors.add(tensor(zip, root, file, order, entry.getKey(), entry.getValue()));
                }
                return new PyTorchCheckpoint(tensors, others);
            }
        } catch (ZipException e) {
            throw new CheckpointException(file + ": a damaged zip archive: " + e.getMessage());
        } catch (IOException e) {
            throw CheckpointException.of(file, e);
        }
    }

    private static void requireZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(2);
            if (head.length < 2 || head[0] != 'P' || head[1] != 'K') {
                throw new CheckpointException(
                        file
                                + ": byte 0: not a zip archive; a checkpoint of PyTorch before 1.6 has to be saved again by a newer one");
            }
        }
    }

    private static ByteOrder order(ZipFile zip, String root, Path file) throws IOException {
        ZipEntry entry = zip.getEntry(root + "byteorder");
        boolean big = entry != null
                && new String(bytes(zip, entry, file), StandardCharsets.UTF_8)
                        .strip()
                        .equals("big");
        return big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    private static NamedTensor tensor(
            ZipFile zip, String root, Path file, ByteOrder order, String name, Unpickler.View view) throws IOException {
        Unpickler.Storage storage = view.storage();
        ZipEntry entry = zip.getEntry(root + "data/" + storage.key());
        if (entry == null) {
            throw new CheckpointException(
                    file + ": " + Quoted.of(name) + ": no entry data/" + Quoted.of(storage.key()) + " in the archive");
        }
        byte[] raw = bytes(zip, entry, file);
        if (storage.count() < 0
                || raw.length != storage.count() * storage.dtype().size()) {
            throw new CheckpointException(file + ": " + Quoted.of(name) + ": " + raw.length + " bytes, wanted "
                    + storage.count() + " numbers of " + storage.dtype());
        }
        long[] shape = view.shape();
        long[] stride = view.stride();
        long size = 1;
        long last = view.offset();
        boolean sound = shape.length == stride.length && view.offset() >= 0;
        for (int i = 0; sound && i < shape.length; i++) {
            sound = shape[i] >= 0 && stride[i] >= 0 && shape[i] <= LARGEST && stride[i] <= LARGEST;
            size = sound && size <= LARGEST ? size * shape[i] : size;
            last += sound && shape[i] > 0 ? (shape[i] - 1) * stride[i] : 0;
        }
        if (!sound || size > LARGEST || (size > 0 && (last < 0 || last >= storage.count()))) {
            throw new CheckpointException(
                    file + ": " + Quoted.of(name) + ": a view that reaches past its " + storage.count() + " numbers");
        }
        ByteBuffer numbers = ByteBuffer.wrap(raw).order(order);
        double[] values = new double[(int) size];
        int[] extents = new int[shape.length];
        for (int i = 0; i < shape.length; i++) {
            extents[i] = (int) shape[i];
        }
        long[] index = new long[shape.length];
        for (int v = 0; v < values.length; v++) {
            long at = view.offset();
            for (int i = 0; i < index.length; i++) {
                at += index[i] * stride[i];
            }
            values[v] = storage.dtype()
                    .get(numbers.position((int) at * storage.dtype().size()));
            for (int i = index.length - 1; i >= 0 && ++index[i] == shape[i]; i--) {
                index[i] = 0;
            }
        }
        return new NamedTensor(name, extents, values, storage.dtype());
    }

    private static byte[] bytes(ZipFile zip, ZipEntry entry, Path file) throws IOException {
        if (entry.getSize() > LARGEST) {
            throw new CheckpointException(file + ": an entry of " + entry.getSize() + " bytes, at most 2 GiB are read");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes((int) Math.max(0, entry.getSize()));
            if (in.read() >= 0) {
                throw new CheckpointException(file + ": " + Quoted.of(entry.getName()) + " is longer than it says");
            }
            return bytes;
        }
    }
}
