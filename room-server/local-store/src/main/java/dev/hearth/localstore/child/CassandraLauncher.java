package dev.hearth.localstore.child;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;

/**
 * Main class of the local store's process: runs Cassandra for as long as the room server that started it lives.
 *
 * <p>Ctrl-C in a terminal reaches every process of the group; the store must outlive the server, which still has to write
 * its last events, so the signal is ignored here. The server ends the store by closing its standard input, or simply by
 * ending: both close the pipe, and {@link System#exit} then runs Cassandra's own shutdown hook, which drains it.
 */
public final class CassandraLauncher {
    private static final String DAEMON = "org.apache.cassandra.service.CassandraDaemon";

    /** Exit code: another store still uses the folder. */
    private static final int LOCKED = 75;

    private CassandraLauncher() {}

    /** Starts Cassandra with its own arguments; {@code hearth.store.lock} names the file held while this process lives. */
    public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
        ignoreInterrupts();
        if (!ProcessLock.hold(Path.of(System.getProperty("hearth.store.lock", "cassandra.lock")))) {
            System.exit(LOCKED);
        }
        new ParentWatch(System.in, () -> System.exit(0)).start();
        runDaemon(arguments);
    }

    // By reflection, because javac warns of this package without a way to say that it is meant.
    private static void ignoreInterrupts() throws ReflectiveOperationException {
        var signal = Class.forName("sun.misc.Signal");
        var handler = Class.forName("sun.misc.SignalHandler");
        var interrupt = signal.getConstructor(String.class).newInstance("INT");
        signal.getMethod("handle", signal, handler)
                .invoke(null, interrupt, handler.getField("SIG_IGN").get(null));
    }

    private static void runDaemon(String[] arguments) throws ReflectiveOperationException {
        try {
            Class.forName(DAEMON).getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("Cassandra did not start", e.getCause());
        }
    }
}
