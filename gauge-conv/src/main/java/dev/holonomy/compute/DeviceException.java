package dev.holonomy.compute;

/** The device is wrong: it is not there, refused a call, ran out of memory or could not build a kernel. */
public final class DeviceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * One line for a person.
     *
     * @param message the call, what came back, and the device
     */
    public DeviceException(String message) {
        super(message);
    }
}
