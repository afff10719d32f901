package dev.holonomy.config;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * YAML bound to nested records by component name: {@code learningRate} is the key {@code learning_rate}, a missing key takes the
 * default's value, an unknown one is refused with the nearest valid one.
 *
 * <p>Values are integers, reals, booleans (true, false), strings, enum constants ({@code shape-operator}), records, and lists of
 * these. A section of a {@link Variant} type is the record that its key {@code name} says. Tags, aliases and duplicate keys are refused.
 */
public final class YamlConfig {
    private static final long LONGEST = 1 << 20;
    private static final int DEEPEST = 32;
    private static final String KIND = "name";

    private final String where;

    private YamlConfig(String where) {
        this.where = where;
    }

    /**
     * Reads a file.
     *
     * @param <R> the record
     * @param file a YAML file of at most 1 MiB
     * @param defaults the values of missing keys
     * @return the record
     * @throws ConfigException naming file, line, what was found and what was wanted
     */
    public static <R extends Record> R read(Path file, R defaults) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new ConfigException(file + ": it is not a file, wanted a YAML configuration");
            }
            if (Files.size(file) > LONGEST) {
                throw new ConfigException(
                        file + ": " + Files.size(file) + " bytes, a configuration has at most " + LONGEST);
            }
            return parse(Files.readString(file), file.toString(), defaults);
        } catch (CharacterCodingException e) {
            throw new ConfigException(file + ": it is not UTF-8 text");
        } catch (NoSuchFileException e) {
            throw new ConfigException(file + ": no such file");
        } catch (IOException e) {
            throw new ConfigException(file + ": " + e.getMessage());
        }
    }

    /**
     * Reads a text.
     *
     * @param <R> the record
     * @param yaml the text
     * @param where what messages call it
     * @param defaults the values of missing keys
     * @return the record
     * @throws ConfigException naming line, what was found and what was wanted
     */
    public static <R extends Record> R parse(String yaml, String where, R defaults) {
        YamlConfig reader = new YamlConfig(where);
        LoadSettings settings = LoadSettings.builder()
                .setAllowDuplicateKeys(false)
                .setMaxAliasesForCollections(0)
                .setCodePointLimit((int) LONGEST)
                .setLabel(where)
                .build();
        try {
            Optional<Node> root = new Compose(settings).composeString(yaml);
            return root.isEmpty() ? defaults : reader.record(root.get(), defaults, 0);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new ConfigException(where + ":" + line + ": " + e.getProblem());
        } catch (YamlEngineException e) {
            String said = e.getMessage();
            throw new ConfigException(where + ": "
                    + (said == null ? "no YAML" : said.lines().findFirst().orElse("")));
        }
    }

    private ConfigException wrong(Node at, String what) {
        int line = at.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        return new ConfigException(where + ":" + line + ": " + what);
    }

    @SuppressWarnings("unchecked") // built by R's own constructor
    private <R extends Record> R record(Node node, R defaults, int depth) {
        if (depth > DEEPEST) {
            throw wrong(node, "sections are nested more than " + DEEPEST + " deep");
        }
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(node, "found " + shown(node) + ", wanted keys with values");
        }
        RecordComponent[] components = defaults.getClass().getRecordComponents();
        Map<String, Integer> index = new LinkedHashMap<>();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            index.put(key(components[i].getName()), i);
            values[i] = component(defaults, components[i]);
        }
        Map<String, Boolean> seen = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String name = keyOf(tuple);
            Integer i = index.get(name);
            if (i == null && defaults instanceof Variant && name.equals(KIND)) {
                continue; // read by variant
            }
            if (i == null) {
                throw wrong(
                        tuple.getKeyNode(),
                        "unknown key '" + name + "'"
                                + NearestName.of(name, index.keySet())
                                        .map(near -> ", did you mean '" + near + "'?")
                                        .orElse(", the keys here are " + String.join(", ", index.keySet())));
            }
            if (seen.put(name, true) != null) {
                throw wrong(tuple.getKeyNode(), "the key '" + name + "' is there twice");
            }
            values[i] = value(tuple.getValueNode(), name, components[i].getGenericType(), values[i], depth);
        }
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var constructor = defaults.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return (R) constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException cause) {
                throw wrong(node, String.valueOf(cause.getMessage()));
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String keyOf(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : shown(tuple.getKeyNode());
    }

    /** The defaults of the kind that a section's key {@code name} says; as they were where it says none. */
    private Record variant(Node node, Record old, Class<?> type) {
        if (!(node instanceof MappingNode mapping)) {
            return old;
        }
        Map<String, Record> kinds = new LinkedHashMap<>();
        for (Class<?> kind : type.getPermittedSubclasses()) {
            try {
                Object defaults = kind.getField("DEFAULT").get(null);
                kinds.put(((Variant) defaults).name(), (Record) defaults);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(kind + " has no public DEFAULT", e);
            }
        }
        kinds.put(((Variant) old).name(), old);
        for (NodeTuple tuple : mapping.getValue()) {
            if (keyOf(tuple).equals(KIND)) {
                String name = (String) scalar(tuple.getValueNode(), KIND, String.class);
                Record found = kinds.get(name);
                if (found == null) {
                    throw wrong(
                            tuple.getValueNode(),
                            "name is '" + name + "'"
                                    + NearestName.of(name, kinds.keySet())
                                            .map(near -> ", did you mean '" + near + "'?")
                                            .orElse(", wanted one of " + String.join(", ", kinds.keySet())));
                }
                return found;
            }
        }
        return old;
    }

    private Object value(Node node, String name, Type type, Object old, int depth) {
        if (old instanceof Record section && type instanceof Class<?> kind && Variant.class.isAssignableFrom(kind)) {
            return record(node, variant(node, section, kind), depth + 1);
        }
        if (old instanceof Record section) {
            return record(node, section, depth + 1);
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            if (!(node instanceof SequenceNode sequence)) {
                throw wrong(node, name + " is " + shown(node) + ", wanted a list such as [a, b]");
            }
            List<Object> values = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                values.add(scalar(item, name, (Class<?>) list.getActualTypeArguments()[0]));
            }
            return values;
        }
        return scalar(node, name, (Class<?>) type);
    }

    private Object scalar(Node node, String name, Class<?> type) {
        if (!(node instanceof ScalarNode scalar)) {
            throw wrong(node, name + " is " + shown(node) + ", wanted " + wanted(type));
        }
        String text = scalar.getValue();
        try {
            if (type == String.class) {
                return text;
            }
            if (type.isEnum()) {
                for (Object constant : type.getEnumConstants()) {
                    if (spelled(constant).equals(text)) {
                        return constant;
                    }
                }
                List<String> names = Arrays.stream(type.getEnumConstants())
                        .map(YamlConfig::spelled)
                        .toList();
                throw wrong(
                        node,
                        name + " is '" + text + "'"
                                + NearestName.of(text, names)
                                        .map(near -> ", did you mean '" + near + "'?")
                                        .orElse(", wanted one of " + String.join(", ", names)));
            }
            if ((type == boolean.class || type == Boolean.class) && (text.equals("true") || text.equals("false"))) {
                return text.equals("true");
            }
            if (type == int.class || type == Integer.class) {
                return Integer.parseInt(text);
            }
            if (type == long.class || type == Long.class) {
                return Long.parseLong(text);
            }
            if (type == double.class || type == Double.class) {
                if (text.matches("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?")) {
                    return Double.parseDouble(text);
                }
                throw new NumberFormatException();
            }
        } catch (NumberFormatException e) {
            throw wrong(node, name + " is '" + text + "', wanted " + wanted(type));
        }
        throw wrong(node, name + " is '" + text + "', wanted " + wanted(type));
    }

    private static String wanted(Class<?> type) {
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        return type == boolean.class || type == Boolean.class ? "true or false" : "a text";
    }

    private static String shown(Node node) {
        if (node instanceof ScalarNode scalar) {
            return "'"
                    + (scalar.getValue().length() > 40 ? scalar.getValue().substring(0, 40) + "…" : scalar.getValue())
                    + "'";
        }
        return node instanceof SequenceNode ? "a list" : "a section";
    }

    private static Object component(Record owner, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String key(String component) {
        return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static String spelled(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Writes a configuration with every value; reading it gives an equal record.
     *
     * @param config the record
     * @return YAML
     */
    public static String toYaml(Record config) {
        StringBuilder text = new StringBuilder();
        write(config, "", text);
        return text.toString();
    }

    private static void write(Record section, String indent, StringBuilder text) {
        if (section instanceof Variant variant) {
            text.append(indent)
                    .append(KIND)
                    .append(": ")
                    .append(written(variant.name()))
                    .append('\n');
        }
        for (RecordComponent component : section.getClass().getRecordComponents()) {
            Object value = component(section, component);
            text.append(indent).append(key(component.getName())).append(':');
            if (value instanceof Record inner) {
                text.append('\n');
                write(inner, indent + "  ", text);
            } else if (value instanceof List<?> list) {
                text.append(" [")
                        .append(String.join(
                                ", ", list.stream().map(YamlConfig::written).toList()))
                        .append("]\n");
            } else {
                text.append(' ').append(written(value)).append('\n');
            }
        }
    }

    private static String written(Object value) {
        if (value instanceof Enum<?>) {
            return spelled(value);
        }
        if (value instanceof String string) {
            StringBuilder quoted = new StringBuilder("\"");
            for (int i = 0; i < string.length(); i++) {
                char c = string.charAt(i);
                if (c == '"' || c == '\\') {
                    quoted.append('\\').append(c);
                } else if (c < ' ' || c == 0x7f) {
                    quoted.append(String.format("\\x%02x", (int) c));
                } else {
                    quoted.append(c);
                }
            }
            return quoted.append('"').toString();
        }
        return String.valueOf(value);
    }
}
