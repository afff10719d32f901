package dev.holonomy.train;

import dev.holonomy.checkpoint.CheckpointException;
import dev.holonomy.checkpoint.SafeTensors;
import dev.holonomy.mesh.io.AtomicFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a training run, locked while the run lasts.
 *
 * <p>It holds {@code config.yaml} (resolved), {@code split.txt}, {@code metrics.csv}, TensorBoard events, {@code environment.json},
 * {@code last.safetensors} (the state of the training), {@code best.safetensors} (the network that predicts) and the one of each before.
 */
public final class RunFolder implements AutoCloseable {
    private static final String LOCK = "run.lock";

    private final Path folder;

    /** Whether the folder is new. */
    private final boolean made;

    private final FileChannel channel;
    private final FileLock lock;

    private RunFolder(Path folder, boolean made, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.made = made;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Opens a run folder, making it where it is missing, and removes what a killed run left half-written.
     *
     * @param folder the folder
     * @return the locked folder; closed with nothing in it, one that was made is gone again
     * @throws CheckpointException if it cannot be written to, or another run has it
     */
    public static RunFolder open(Path folder) {
        try {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new CheckpointException(folder + ": it is a file, wanted a folder for the run");
            }
            boolean made = Files.notExists(folder);
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null
                    || Files.notExists(folder.resolve(LOCK))) { // the lock that a run without results took away
                channel.close();
                throw new CheckpointException(folder + ": another run is training in this folder");
            }
            removeStale(folder);
            removeStale(folder.resolve("predictions"));
            return new RunFolder(folder, made, channel, lock);
        } catch (IOException e) {
            throw CheckpointException.of(folder, e);
        }
    }

    private static void removeStale(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> stale = Files.newDirectoryStream(folder, ".holonomy-*.tmp")) {
                for (Path path : stale) {
                    Files.delete(path);
                }
            }
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this very process
        }
    }

    /**
     * Whether a training can go on here.
     *
     * @return whether {@code last.safetensors} or the one before is there
     */
    public boolean hasState() {
        return Files.isRegularFile(last()) || Files.isRegularFile(previous(last()));
    }

    /**
     * The newest state of the training that is whole: {@link #last()}, or the one before where that is damaged.
     *
     * @return a readable checkpoint
     * @throws CheckpointException saying what is wrong with {@link #last()} where neither is whole
     */
    public Path soundState() {
        try {
            SafeTensors.read(last());
            return last();
        } catch (CheckpointException e) {
            if (isSound(previous(last()))) {
                return previous(last());
            }
            throw e;
        }
    }

    private static boolean isSound(Path checkpoint) {
        try {
            SafeTensors.read(checkpoint);
            return true;
        } catch (CheckpointException e) {
            return false;
        }
    }

    private static Path previous(Path checkpoint) {
        return checkpoint.resolveSibling(
                checkpoint.getFileName().toString().replace(".safetensors", ".previous.safetensors"));
    }

    /**
     * The place of a file.
     *
     * @param name its name
     * @return its path
     */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /**
     * The state of the training.
     *
     * @return {@code last.safetensors}
     */
    public Path last() {
        return file("last.safetensors");
    }

    /**
     * The network that predicts.
     *
     * @return {@code best.safetensors}
     */
    public Path best() {
        return file("best.safetensors");
    }

    /**
     * Keeps a copy of a checkpoint that is about to be replaced, as {@code NAME.previous.safetensors}; a damaged one is not kept, so
     * that it never replaces the good copy a training has gone back to.
     *
     * @param checkpoint {@link #last()} or {@link #best()}
     */
    public void keepPrevious(Path checkpoint) {
        if (!isSound(checkpoint)) {
            return;
        }
        Path beside = checkpoint.resolveSibling(".holonomy-previous.tmp");
        try {
            Files.deleteIfExists(beside);
            Files.createLink(beside, checkpoint); // no second copy on the disk, and never half of one
            Files.move(beside, previous(checkpoint), StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(beside); // renaming does nothing where both are the same file already
        } catch (UnsupportedOperationException | FileSystemException e) {
            copy(checkpoint, previous(checkpoint)); // a file system without links
        } catch (IOException e) {
            throw CheckpointException.of(checkpoint, e);
        }
    }

    private static void copy(Path from, Path to) {
        AtomicFile.write(to, out -> Files.copy(from, out));
    }

    /**
     * Writes a text file, beside and renamed.
     *
     * @param name its name
     * @param text its content
     */
    public void write(String name, String text) {
        AtomicFile.write(file(name), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        try {
            if (made && isEmpty()) {
                Files.delete(folder.resolve(LOCK)); // while it is held
                Files.delete(folder);
            }
            lock.release();
            channel.close(); // else the file stays: who deletes it could delete the lock of the next run
        } catch (IOException e) {
            throw CheckpointException.of(folder, e);
        }
    }

    /** Whether nothing was written but the lock. */
    private boolean isEmpty() throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path path : all) {
                if (!path.endsWith(LOCK)) {
                    return false;
                }
            }
        }
        return true;
    }
}
