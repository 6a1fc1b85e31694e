package dev.hearth.localstore.child;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A lock on a file that the operating system gives up when this process ends, however it ends. It outlives the room server,
 * whose own lock is free as soon as it is killed, while its store may still be writing.
 */
final class ProcessLock {
    @Nullable
    private static FileChannel held;

    private ProcessLock() {}

    /** Takes the lock for the rest of this process' life; false when somebody else holds it. */
    static synchronized boolean hold(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                held = channel;
                return true;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: the answer is the same.
        }
        channel.close();
        return false;
    }

    /** Gives the lock up early, which only tests need. */
    static synchronized void release() throws IOException {
        if (held != null) {
            held.close();
            held = null;
        }
    }
}
