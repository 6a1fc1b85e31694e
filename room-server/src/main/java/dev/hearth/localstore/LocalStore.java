package dev.hearth.localstore;

import dev.hearth.logs.LogEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running local store: a Cassandra in a child process that lives as long as this object, and never longer than this
 * process, kill -9 included. When the child dies it is started again on the same port.
 */
public final class LocalStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalStore.class);
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final LocalStoreSettings settings;
    private final StoreFolder folder;
    private final StorePorts ports;
    private final FolderLock lock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread watcher = new Thread(this::watch, "local-store");
    private StoreProcess child;

    private LocalStore(LocalStoreSettings settings, StoreFolder folder, StorePorts ports, FolderLock lock) {
        this.settings = settings;
        this.folder = folder;
        this.ports = ports;
        this.lock = lock;
        this.child = StoreProcess.launch(settings, folder, ports);
    }

    /**
     * Starts the store and waits until it answers.
     *
     * @throws LocalStoreFailure when it cannot run: no {@code java}, folder in use, port taken, no answer in time
     */
    public static LocalStore start(LocalStoreSettings settings) {
        var folder = new StoreFolder(settings.dataFolder());
        folder.create();
        var lock = FolderLock.take(folder.serverLock(), settings.lockTimeout());
        try {
            // A predecessor that was killed frees its own lock at once, but its store still has to end.
            FolderLock.take(folder.storeLock(), settings.lockTimeout()).close();
            var ports = StorePorts.choose(settings.port(), folder.ports());
            ports.remember(folder);
            var store = new LocalStore(settings, folder, ports, lock);
            store.awaitFirstAnswer();
            return store;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Where a store answers that another process runs in the same folder, {@code host:port}. */
    public static Optional<String> running(LocalStoreSettings settings) {
        return StorePorts.inUse(new StoreFolder(settings.dataFolder()).ports())
                .filter(ports -> CqlProbe.answers(ports.cql()))
                .map(LocalStore::contactPoint);
    }

    /**
     * Waits until a store answers that another process runs in the same folder, and says where, {@code host:port}.
     *
     * @throws LocalStoreFailure when none does within the time that a store may take to start
     */
    public static String await(LocalStoreSettings settings) {
        var deadline = System.nanoTime() + settings.startTimeout().toNanos();
        var found = running(settings);
        if (found.isEmpty()) {
            LogEvent.LOCAL_STORE_AWAITED
                    .at(LOG)
                    .log("waiting for the store that `hearth store` runs in {}", settings.dataFolder());
        }
        while (found.isEmpty()) {
            if (System.nanoTime() - deadline >= 0) {
                throw new LocalStoreFailure("no store runs in " + settings.dataFolder() + " (waited "
                        + settings.startTimeout().toSeconds() + "s): start it with `hearth store`");
            }
            LockSupport.parkNanos(RETRY_NANOS);
            found = running(settings);
        }
        return found.get();
    }

    /** Where the driver connects, {@code host:port}. */
    public String contactPoint() {
        return contactPoint(ports);
    }

    /** The child that runs now. */
    public ProcessHandle process() {
        return child().handle();
    }

    /**
     * Stops the store and frees the folder. What was acknowledged is on disk already. Whoever closes it a second time waits
     * for the end too: a process that stops closes it from two threads, and must not be gone before its store is.
     */
    @Override
    public void close() {
        synchronized (this) {
            closed.countDown();
        }
        watcher.interrupt();
        child().stop(settings.stopTimeout());
        lock.close();
    }

    private static String contactPoint(StorePorts ports) {
        return "127.0.0.1:" + ports.cql();
    }

    private void awaitFirstAnswer() {
        try {
            child().awaitAnswer(settings.startTimeout());
        } catch (InterruptedException e) {
            child().stop(settings.stopTimeout());
            Thread.currentThread().interrupt();
            throw new LocalStoreFailure("interrupted while the local store started", e);
        } catch (LocalStoreFailure e) {
            child().stop(settings.stopTimeout());
            throw e;
        }
        watcher.setDaemon(true);
        watcher.start();
        LogEvent.LOCAL_STORE_ANSWERS
                .at(LOG)
                .log("local store answers on {}, data in {}", contactPoint(), folder.root());
    }

    private void watch() {
        var delay = settings.restartDelayMin();
        try {
            while (closed.getCount() > 0) {
                var code = child().awaitEnd();
                if (closed.getCount() > 0) {
                    LogEvent.LOCAL_STORE_ENDED
                            .at(LOG)
                            .log("local store ended with code {}, starts again in {} ms", code, delay.toMillis());
                }
                if (closed.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                delay = startedAgain() ? settings.restartDelayMin() : longer(delay);
            }
        } catch (InterruptedException e) {
            LOG.debug("local store is no longer watched");
        }
    }

    private boolean startedAgain() throws InterruptedException {
        try {
            launchUnlessClosed();
            child().awaitAnswer(settings.startTimeout());
            LogEvent.LOCAL_STORE_ANSWERS.at(LOG).log("local store answers again on {}", contactPoint());
            return true;
        } catch (LocalStoreFailure e) {
            LogEvent.LOCAL_STORE_DOWN.at(LOG).log("{}; it is tried again", e.getMessage());
            child().kill();
            return false;
        }
    }

    private synchronized void launchUnlessClosed() {
        if (closed.getCount() > 0) {
            child = StoreProcess.launch(settings, folder, ports);
        }
    }

    private synchronized StoreProcess child() {
        return child;
    }

    private Duration longer(Duration delay) {
        var doubled = delay.multipliedBy(2);
        return doubled.compareTo(settings.restartDelayMax()) > 0 ? settings.restartDelayMax() : doubled;
    }
}
