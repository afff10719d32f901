package dev.holonomy.app;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The device a person asked for.
 *
 * @param kind which sort
 * @param index which of the OpenCL devices, in the order of {@code doctor}; -1 for the best one
 */
record DeviceChoice(Kind kind, int index) {
    /** Sorts of devices. */
    enum Kind {
        /** OpenCL where there is some, else Java. */
        AUTO,
        /** Plain Java. */
        JAVA,
        /** OpenCL, or an error. */
        OPENCL
    }

    /** Checks that only OpenCL devices are numbered. */
    DeviceChoice {
        if (index < -1 || (index >= 0 && kind != Kind.OPENCL)) {
            throw new IllegalArgumentException("device " + kind + " has no number " + index);
        }
    }

    /** Reads {@code auto}, {@code java}, {@code opencl} or {@code opencl:N}. */
    static final class Converter implements ITypeConverter<DeviceChoice> {
        @Override
        public DeviceChoice convert(String text) {
            return switch (text) {
                case "auto" -> new DeviceChoice(Kind.AUTO, -1);
                case "java" -> new DeviceChoice(Kind.JAVA, -1);
                case "opencl" -> new DeviceChoice(Kind.OPENCL, -1);
                default -> numbered(text);
            };
        }

        private static DeviceChoice numbered(String text) {
            if (!text.matches("opencl:[0-9]{1,4}")) {
                throw new TypeConversionException("'" + text + "' is no device, wanted auto, java, opencl or opencl:N");
            }
            return new DeviceChoice(Kind.OPENCL, Integer.parseInt(text.substring("opencl:".length())));
        }
    }
}
