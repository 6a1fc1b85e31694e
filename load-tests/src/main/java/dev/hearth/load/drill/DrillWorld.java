package dev.hearth.load.drill;

import dev.hearth.load.process.HearthCommand;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** What people of a drill meet in: one node with a store of its own, or several nodes that share one. */
interface DrillWorld extends AutoCloseable {

    /** Where people open it: one address for each node. */
    List<URI> doors();

    /** Whether it is reached from loopback addresses, of which everybody can have one. */
    boolean near();

    void pauseStore() throws IOException, InterruptedException;

    void resumeStore() throws IOException, InterruptedException;

    /** Whether all processes run that were started and not ended on purpose. */
    boolean alive();

    /** Asks whatever runs to stop; the exit codes. */
    Collection<Integer> stop() throws InterruptedException;

    /** Lets the server's own auditor read the journal, when nobody writes any more. */
    HearthCommand.Exit audit(Duration within) throws IOException, InterruptedException;

    @Override
    void close();
}
