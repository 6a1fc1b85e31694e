package dev.hearth.localstore;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** An exclusive lock on a file, which the operating system gives up when the process ends. */
final class FolderLock implements AutoCloseable {
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock, waiting for a predecessor that is about to end.
     *
     * @throws LocalStoreFailure when it is still held after {@code timeout}
     */
    static FolderLock take(Path file, Duration timeout) {
        var deadline = System.nanoTime() + timeout.toNanos();
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            while (!tryLock(channel)) {
                if (System.nanoTime() - deadline >= 0) {
                    channel.close();
                    throw new LocalStoreFailure("data folder " + file.getParent() + " is in use by another process"
                            + " (waited " + timeout.toSeconds() + "s): stop it, or set hearth.local-store.data-folder");
                }
                LockSupport.parkNanos(RETRY_NANOS);
            }
            return new FolderLock(channel);
        } catch (IOException e) {
            throw new LocalStoreFailure(file + " cannot be locked: " + e, e);
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new LocalStoreFailure("lock cannot be released: " + e, e);
        }
    }
}
