package dev.holonomy.compute;

/** A device of the name and shape of another one, which it stands before. */
abstract class DeviceLike extends Device {
    /** The other one. */
    protected final Device device;

    DeviceLike(Device device) {
        this.device = device;
    }

    @Override
    public String name() {
        return device.name();
    }

    @Override
    public int vectorWidth() {
        return device.vectorWidth();
    }

    @Override
    public int parallelItems() {
        return device.parallelItems();
    }

    @Override
    public double roundoff() {
        return device.roundoff();
    }

    @Override
    public long freeBytes() {
        return device.freeBytes();
    }
}
