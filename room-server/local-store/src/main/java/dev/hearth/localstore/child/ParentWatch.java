package dev.hearth.localstore.child;

import java.io.IOException;
import java.io.InputStream;

/**
 * Notices the death of the parent process by the end of its pipe, which the operating system closes however the parent
 * ends, kill -9 included.
 */
final class ParentWatch {
    private final InputStream fromParent;
    private final Runnable onParentGone;

    ParentWatch(InputStream fromParent, Runnable onParentGone) {
        this.fromParent = fromParent;
        this.onParentGone = onParentGone;
    }

    /** Watches on a thread of its own, which does not keep the process alive. */
    void start() {
        var thread = new Thread(this::watch, "parent-watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** Blocks until the pipe ends, then runs the action once. */
    void watch() {
        try {
            fromParent.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            // A broken pipe means the same as its end: nobody is there any more.
        }
        onParentGone.run();
    }
}
