package dev.holonomy.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holonomy.mesh.io.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A safetensors file: 8 bytes of header length (little-endian), a JSON header with dtype, shape and byte range of each tensor, and
 * the numbers.
 *
 * <p>Reading is strict: every byte of the data belongs to exactly one tensor. Files written here carry the SHA-256 of their data, which
 * is checked; files of others load with {@link #verified()} false.
 */
public final class SafeTensors {
    /** The longest header the format allows. */
    public static final long LONGEST_HEADER = 100_000_000;

    private static final String CHECKSUM = "holonomy.sha256";
    private static final int DEEPEST = 64;
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength((int) LONGEST_HEADER)
                            .maxNameLength((int) LONGEST_HEADER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Map<String, NamedTensor> tensors;
    private final Map<String, String> metadata;
    private final boolean verified;

    private SafeTensors(Map<String, NamedTensor> tensors, Map<String, String> metadata, boolean verified) {
        this.tensors = tensors;
        this.metadata = metadata;
        this.verified = verified;
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @return its tensors and metadata
     * @throws CheckpointException if it is not a whole, sound safetensors file of known number types
     */
    public static SafeTensors read(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new CheckpointException(file + ": it is a folder, wanted a safetensors file");
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new CheckpointException(file + ": it is not a regular file");
            }
            if (Files.size(file) > Integer.MAX_VALUE - 8) {
                throw new CheckpointException(file + ": " + Files.size(file) + " bytes, at most 2 GiB are read");
            }
            return parse(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw CheckpointException.of(file, e);
        }
    }

    /**
     * Reads the bytes of a file.
     *
     * @param bytes the whole file
     * @param where what messages call it
     * @return its tensors and metadata
     * @throws CheckpointException as {@link #read}
     */
    public static SafeTensors parse(byte[] bytes, String where) {
        if (bytes.length < 8) {
            throw new CheckpointException(
                    where + ": " + bytes.length + " bytes, a safetensors file begins with 8 bytes of header length");
        }
        if (bytes[0] == 'P' && bytes[1] == 'K') {
            throw new CheckpointException(where + ": a zip archive (a PyTorch checkpoint?), wanted a safetensors file");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long length = buffer.getLong();
        if (length < 2 || length > LONGEST_HEADER) {
            throw new CheckpointException(where + ": byte 0: a header of " + Long.toUnsignedString(length)
                    + " bytes, wanted 2.." + LONGEST_HEADER);
        }
        if (length > bytes.length - 8L) {
            throw new CheckpointException(where + ": byte 0: a header of " + length + " bytes, the file has "
                    + (bytes.length - 8) + " after its length");
        }
        JsonNode header = header(buffer.slice(8, (int) length), where);
        int start = 8 + (int) length;
        Map<String, String> metadata = new LinkedHashMap<>();
        List<Entry> entries = new ArrayList<>();
        header.properties().forEach(field -> {
            if (field.getKey().equals("__metadata__")) {
                readMetadata(field.getValue(), metadata, where);
            } else {
                entries.add(Entry.of(field.getKey(), field.getValue(), where));
            }
        });
        checkCover(entries, bytes.length - start, where);
        boolean verified = checkSum(bytes, start, metadata.get(CHECKSUM), where);
        Map<String, NamedTensor> tensors = new LinkedHashMap<>();
        for (Entry entry : entries) {
            tensors.put(entry.name, entry.numbers(buffer, start));
        }
        return new SafeTensors(tensors, metadata, verified);
    }

    private static JsonNode header(ByteBuffer text, String where) {
        if (text.get(0) != '{') {
            throw new CheckpointException(where + ": byte 8: the header does not begin with '{'");
        }
        try {
            String json = StandardCharsets.UTF_8.newDecoder().decode(text).toString();
            JsonNode header = JSON.readTree(json);
            if (header == null || !header.isObject()) {
                throw new CheckpointException(where + ": byte 8: the header is no JSON object");
            }
            return header;
        } catch (CharacterCodingException e) {
            throw new CheckpointException(where + ": byte 8: the header is not UTF-8");
        } catch (JsonProcessingException e) {
            String said = e.getOriginalMessage();
            long at = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getCharOffset());
            throw new CheckpointException(where + ": byte " + (8 + at) + ": the header is no sound JSON: "
                    + (said == null ? "" : said.lines().findFirst().orElse("")));
        }
    }

    private static void readMetadata(JsonNode node, Map<String, String> metadata, String where) {
        if (!node.isObject()) {
            throw new CheckpointException(where + ": __metadata__ is no object of strings");
        }
        node.properties().forEach(field -> {
            if (!field.getValue().isTextual()) {
                throw new CheckpointException(where + ": __metadata__ " + Quoted.of(field.getKey()) + " is no string");
            }
            metadata.put(field.getKey(), field.getValue().textValue());
        });
    }

    /** One tensor of the header. */
    private record Entry(String name, Dtype dtype, List<Integer> shape, long begin, long end) {
        static Entry of(String name, JsonNode node, String where) {
            String who = where + ": tensor " + Quoted.of(name);
            if (!node.isObject()
                    || !node.path("dtype").isTextual()
                    || !node.path("shape").isArray()) {
                throw new CheckpointException(who + " has no dtype and shape");
            }
            String type = node.path("dtype").textValue();
            Dtype dtype = Arrays.stream(Dtype.values())
                    .filter(d -> d.name().equals(type))
                    .findFirst()
                    .orElseThrow(() -> new CheckpointException(
                            who + " has the dtype " + Quoted.of(type) + ", known are F16 BF16 F32 F64 I32 I64"));
            List<Integer> shape = new ArrayList<>();
            long count = 1;
            for (JsonNode extent : node.path("shape")) {
                if (!extent.isIntegralNumber() || !extent.canConvertToInt() || extent.intValue() < 0) {
                    throw new CheckpointException(who + " has the extent " + Quoted.of(extent.toString()));
                }
                shape.add(extent.intValue());
                if (extent.intValue() != 0 && count > Integer.MAX_VALUE / extent.intValue()) {
                    throw new CheckpointException(who + " has more than 2^31 numbers");
                }
                count *= extent.intValue();
            }
            JsonNode range = node.path("data_offsets");
            if (!range.isArray() || range.size() != 2 || !whole(range.get(0)) || !whole(range.get(1))) {
                throw new CheckpointException(who + " has no data_offsets of two byte positions");
            }
            long begin = range.get(0).longValue();
            long end = range.get(1).longValue();
            if (end - begin != count * dtype.size()) {
                throw new CheckpointException(who + " spans the bytes " + begin + ".." + end
                        + ", its shape and dtype need " + count * dtype.size());
            }
            return new Entry(name, dtype, List.copyOf(shape), begin, end);
        }

        private static boolean whole(JsonNode number) {
            return number.isIntegralNumber() && number.canConvertToLong() && number.longValue() >= 0;
        }

        NamedTensor numbers(ByteBuffer buffer, int start) {
            double[] values = new double[(int) ((end - begin) / dtype.size())];
            buffer.position(start + (int) begin);
            for (int i = 0; i < values.length; i++) {
                values[i] = dtype.get(buffer);
            }
            return new NamedTensor(
                    name, shape.stream().mapToInt(Integer::intValue).toArray(), values, dtype);
        }
    }

    private static void checkCover(List<Entry> entries, long size, String where) {
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        long at = 0;
        for (Entry entry : sorted) {
            if (entry.begin != at) {
                throw new CheckpointException(where + ": tensor " + Quoted.of(entry.name) + " begins at data byte "
                        + entry.begin + ", the one before ends at " + at);
            }
            at = entry.end;
        }
        if (at != size) {
            throw new CheckpointException(where + ": the tensors take " + at + " bytes of data, the file has " + size);
        }
    }

    private static boolean checkSum(byte[] bytes, int start, @Nullable String wanted, String where) {
        if (wanted == null) {
            return false;
        }
        String found = sha256(bytes, start);
        if (!found.equals(wanted)) {
            throw new CheckpointException(where + ": the data has SHA-256 " + found + ", its header says "
                    + Quoted.of(wanted) + ": it is damaged");
        }
        return true;
    }

    private static String sha256(byte[] bytes, int start) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, start, bytes.length - start);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }

    /**
     * Writes a file beside its place and renames it.
     *
     * @param file its place
     * @param tensors the tensors, each with its own name
     * @param metadata strings by name; the checksum is added
     */
    public static void write(Path file, List<NamedTensor> tensors, Map<String, String> metadata) {
        byte[] bytes = bytes(tensors, metadata);
        AtomicFile.write(file, out -> out.write(bytes));
    }

    static byte[] bytes(List<NamedTensor> tensors, Map<String, String> metadata) {
        long size = 0;
        for (NamedTensor tensor : tensors) {
            size += (long) tensor.values().length * tensor.dtype().size();
        }
        ByteBuffer data = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
        ObjectNode header = JSON.createObjectNode();
        ObjectNode notes = JSON.createObjectNode();
        header.set("__metadata__", notes);
        for (NamedTensor tensor : tensors) {
            int begin = data.position();
            for (double value : tensor.values()) {
                if (!tensor.dtype().holds(value)) {
                    throw new IllegalArgumentException(
                            "tensor " + Quoted.of(tensor.name()) + ": " + value + " is no " + tensor.dtype());
                }
                tensor.dtype().put(data, value);
            }
            ObjectNode entry = JSON.createObjectNode();
            entry.put("dtype", tensor.dtype().name());
            ArrayNode shape = entry.putArray("shape");
            for (int extent : tensor.shape()) {
                shape.add(extent);
            }
            entry.putArray("data_offsets").add(begin).add(data.position());
            if (header.replace(tensor.name(), entry) != null) {
                throw new IllegalArgumentException("two tensors are called " + Quoted.of(tensor.name()));
            }
        }
        metadata.forEach(notes::put);
        notes.put(CHECKSUM, sha256(data.array(), 0));
        byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
        int padded = (text.length + 7) / 8 * 8; // the data is aligned, as the format asks
        ByteBuffer file = ByteBuffer.allocate(8 + padded + data.capacity()).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(padded).put(text);
        while (file.position() < 8 + padded) {
            file.put((byte) ' ');
        }
        return file.put(data.array()).array();
    }

    /**
     * The tensors by name, in the order of the header.
     *
     * @return not to be modified
     */
    public Map<String, NamedTensor> tensors() {
        return tensors;
    }

    /**
     * A tensor.
     *
     * @param name its name
     * @return the tensor, if there is one of that name
     */
    public Optional<NamedTensor> tensor(String name) {
        return Optional.ofNullable(tensors.get(name));
    }

    /**
     * The strings of the header.
     *
     * @return not to be modified
     */
    public Map<String, String> metadata() {
        return metadata;
    }

    /**
     * Whether the data was checked against a checksum.
     *
     * @return false for a file that carries none
     */
    public boolean verified() {
        return verified;
    }
}
