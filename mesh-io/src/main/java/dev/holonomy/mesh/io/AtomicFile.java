package dev.holonomy.mesh.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes files that are either whole or absent: beside the target, forced to the disk, then renamed over it.
 *
 * <p>A failure on the way leaves an old file untouched and removes the temporary one. A symbolic link is followed, so the
 * file it names is replaced and the link stays.
 */
public final class AtomicFile {
    /** Begins anywhere: two containers with one folder may both have process 1. */
    private static final AtomicLong SERIAL =
            new AtomicLong(ThreadLocalRandom.current().nextLong());

    private AtomicFile() {}

    /**
     * Writes a file.
     *
     * @param target the file, made or replaced; its folder must exist
     * @param body writes the content to a buffered stream, which it need not close
     * @throws UncheckedIOException if the file cannot be written; the message is one line that names it
     */
    public static void write(Path target, IOConsumer<? super OutputStream> body) {
        try {
            Path real = Files.isSymbolicLink(target) && Files.exists(target) ? target.toRealPath() : target;
            writeBeside(real, body);
        } catch (IOException e) {
            String reason = IOReason.of(e);
            Path folder = target.toAbsolutePath().getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                reason = "the folder " + Shown.path(folder) + " does not exist";
            }
            throw new UncheckedIOException(Shown.path(target) + ": cannot write, " + reason, e);
        }
    }

    private static void writeBeside(Path target, IOConsumer<? super OutputStream> body) throws IOException {
        if (Files.isDirectory(target)) {
            throw new IOException("it is a folder");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new IOException("it is not a regular file");
        }
        String name = ".holonomy-" + ProcessHandle.current().pid() + "-" + Long.toHexString(SERIAL.incrementAndGet())
                + ".tmp";
        Path temporary = target.resolveSibling(name);
        try {
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
                body.accept(out);
                out.flush();
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        forceFolder(target);
    }

    /** Makes the rename itself durable where the system allows a folder to be opened. */
    private static void forceFolder(Path target) {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows and some network file systems refuse this; the file itself is on the disk already
            return;
        }
    }
}
