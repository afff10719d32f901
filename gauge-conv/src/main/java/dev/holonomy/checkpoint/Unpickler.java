package dev.holonomy.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of Python's pickle format (protocols 2 to 5) that describes tensors in dictionaries; it builds nothing else and runs
 * nothing.
 *
 * <p>A pickle names functions to call. Known here are {@code collections.OrderedDict}, {@code torch._utils._rebuild_tensor_v2},
 * {@code torch._utils._rebuild_parameter} and the storages of {@code torch}; any other name is refused with its own.
 */
final class Unpickler {
    private static final int DEEPEST = 64;
    private static final Map<String, Dtype> STORAGES = Map.of(
            "torch FloatStorage", Dtype.F32,
            "torch DoubleStorage", Dtype.F64,
            "torch HalfStorage", Dtype.F16,
            "torch BFloat16Storage", Dtype.BF16,
            "torch IntStorage", Dtype.I32,
            "torch LongStorage", Dtype.I64);
    private static final String DICTIONARY = "collections OrderedDict";
    private static final String TENSOR = "torch._utils _rebuild_tensor_v2";
    private static final String PARAMETER = "torch._utils _rebuild_parameter";

    /** A function or class that the pickle names. */
    private record Name(String text) {}

    /** Numbers in another entry of the archive. */
    record Storage(Dtype dtype, String key, long count) {}

    /** A view of a storage. */
    @SuppressWarnings("ArrayRecordComponent") // made here, read only
    record View(Storage storage, long offset, long[] shape, long[] stride) {}

    private enum Mark {
        MARK
    }

    private final ByteBuffer bytes;
    private final String where;
    private final Deque<Object> stack = new ArrayDeque<>();
    private final Map<Integer, Object> memo = new HashMap<>();

    /** None of Python, which a deque cannot hold as null. */
    private static final Object NONE = new Object();

    Unpickler(byte[] pickle, String where) {
        bytes = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
        this.where = where;
    }

    /** The object: maps, lists, strings, numbers and {@link View}s. @throws CheckpointException if it is anything else */
    Object read() {
        try {
            while (true) {
                int code = bytes.get() & 0xff;
                if (code == '.') {
                    return stack.pop();
                }
                step(code);
            }
        } catch (java.nio.BufferUnderflowException e) {
            throw wrong("the pickle ends in the middle");
        } catch (java.util.NoSuchElementException | ClassCastException | ArithmeticException e) {
            throw wrong("the pickle does not describe tensors");
        }
    }

    private CheckpointException wrong(String what) {
        return new CheckpointException(where + ": byte " + Math.max(0, bytes.position() - 1) + " of data.pkl: " + what);
    }

    private void step(int code) {
        switch (code) {
            case 0x80 -> {
                int protocol = bytes.get();
                if (protocol < 2 || protocol > 5) {
                    throw wrong("pickle protocol " + protocol + ", wanted 2..5");
                }
            }
            case 0x95 -> bytes.getLong(); // a frame's length
            case '(' -> stack.push(Mark.MARK);
            case 'N' -> stack.push(NONE);
            case 0x88 -> stack.push(true);
            case 0x89 -> stack.push(false);
            case 'K' -> stack.push((long) (bytes.get() & 0xff));
            case 'M' -> stack.push((long) (bytes.getShort() & 0xffff));
            case 'J' -> stack.push((long) bytes.getInt());
            case 0x8a -> stack.push(longInteger());
            case 'G' -> stack.push(Double.longBitsToDouble(Long.reverseBytes(bytes.getLong())));
            case 'X' -> stack.push(text(bytes.getInt()));
            case 0x8c -> stack.push(text(bytes.get() & 0xff));
            case '}' -> stack.push(new LinkedHashMap<Object, Object>());
            case ']' -> stack.push(new ArrayList<Object>());
            case ')' -> stack.push(List.of());
            case 't' -> stack.push(sinceMark());
            case 0x85 -> stack.push(top(1));
            case 0x86 -> stack.push(top(2));
            case 0x87 -> stack.push(top(3));
            case 'q' -> memo.put(bytes.get() & 0xff, stack.element());
            case 'r' -> memo.put(bytes.getInt(), stack.element());
            case 0x94 -> memo.put(memo.size(), stack.element());
            case 'h' -> stack.push(remembered(bytes.get() & 0xff));
            case 'j' -> stack.push(remembered(bytes.getInt()));
            case 'c' -> stack.push(named(line() + " " + line()));
            case 0x93 -> {
                String name = (String) stack.pop();
                stack.push(named(stack.pop() + " " + name));
            }
            case 'Q' -> stack.push(storage((List<?>) stack.pop()));
            case 'R' -> {
                List<?> arguments = (List<?>) stack.pop();
                stack.push(call(((Name) stack.pop()).text, arguments));
            }
            case 'b' -> stack.pop(); // the state of an OrderedDict: versions of modules, nothing to build
            case 'a' -> {
                Object item = stack.pop();
                list().add(item);
            }
            case 'e' -> {
                List<Object> items = sinceMark();
                list().addAll(items);
            }
            case 's' -> {
                Object value = stack.pop();
                put(stack.pop(), value);
            }
            case 'u' -> {
                List<Object> items = sinceMark();
                for (int i = 0; i + 1 < items.size(); i += 2) {
                    put(items.get(i), items.get(i + 1));
                }
            }
            default ->
                throw wrong(
                        "opcode 0x" + Integer.toHexString(code) + ", wanted one that builds tensors and dictionaries");
        }
    }

    private long longInteger() {
        int length = bytes.get() & 0xff;
        if (length > 8) {
            throw wrong("an integer of " + length + " bytes");
        }
        long value = 0;
        for (int i = 0; i < length; i++) {
            long octet = bytes.get();
            value |= (i + 1 < length ? octet & 0xff : octet) << (8 * i);
        }
        return value;
    }

    private String text(int length) {
        if (length < 0 || length > bytes.remaining()) {
            throw wrong("a text of " + Integer.toUnsignedString(length) + " bytes in what is left of the pickle");
        }
        byte[] raw = new byte[length];
        bytes.get(raw);
        return new String(raw, StandardCharsets.UTF_8);
    }

    private String line() {
        int end = bytes.position();
        while (bytes.get(Math.min(end, bytes.limit() - 1)) != '\n') {
            if (++end >= bytes.limit()) {
                throw wrong("a name without an end");
            }
        }
        String text = text(end - bytes.position());
        bytes.get();
        return text;
    }

    private Name named(String name) {
        if (!STORAGES.containsKey(name)
                && !List.of(DICTIONARY, TENSOR, PARAMETER).contains(name)) {
            throw wrong("it wants to build " + Quoted.of(name.replace(' ', '.'))
                    + "; only tensors and dictionaries are built, nothing is run");
        }
        return new Name(name);
    }

    private Storage storage(List<?> id) {
        if (id.size() < 5 || !id.get(0).equals("storage") || !(id.get(1) instanceof Name type)) {
            throw wrong("a persistent id that is no storage");
        }
        Dtype dtype = STORAGES.get(type.text);
        if (dtype == null) {
            throw wrong(Quoted.of(type.text) + " is no storage");
        }
        return new Storage(dtype, (String) id.get(2), (Long) id.get(4));
    }

    private Object call(String name, List<?> arguments) {
        if (name.equals(DICTIONARY)) {
            return new LinkedHashMap<Object, Object>();
        }
        if (name.equals(PARAMETER) && !arguments.isEmpty()) {
            return arguments.get(0);
        }
        if (name.equals(TENSOR) && arguments.size() >= 4) {
            return new View(
                    (Storage) arguments.get(0),
                    (Long) arguments.get(1),
                    extents((List<?>) arguments.get(2)),
                    extents((List<?>) arguments.get(3)));
        }
        throw wrong("a call of " + Quoted.of(name) + " with " + arguments.size() + " arguments");
    }

    private static long[] extents(List<?> list) {
        return list.stream().mapToLong(x -> (Long) x).toArray();
    }

    private Object remembered(int key) {
        @Nullable Object value = memo.get(key);
        if (value == null) {
            throw wrong("memo " + key + " was never put");
        }
        return value;
    }

    /** The top elements of the stack as one tuple. */
    private List<Object> top(int count) {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(0, stack.pop());
        }
        return items;
    }

    private List<Object> sinceMark() {
        List<Object> items = new ArrayList<>();
        for (Object item = stack.pop(); item != Mark.MARK; item = stack.pop()) {
            items.add(item);
        }
        java.util.Collections.reverse(items);
        return items;
    }

    @SuppressWarnings("unchecked") // made by ']'
    private List<Object> list() {
        return (List<Object>) stack.element();
    }

    @SuppressWarnings("unchecked") // made by '}' or an OrderedDict
    private void put(Object key, Object value) {
        ((Map<Object, Object>) stack.element()).put(key, value);
    }

    /** Every tensor of nested dictionaries under its keys joined by points; what is no tensor is counted. */
    static int tensors(Object value, String name, int depth, Map<String, View> into) {
        if (value instanceof View view) {
            into.put(name, view);
            return 0;
        }
        if (value instanceof Map<?, ?> map && depth < DEEPEST) {
            int others = 0;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                others += tensors(
                        entry.getValue(),
                        name.isEmpty() ? "" + entry.getKey() : name + "." + entry.getKey(),
                        depth + 1,
                        into);
            }
            return others;
        }
        return 1;
    }
}
