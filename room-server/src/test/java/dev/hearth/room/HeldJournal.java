package dev.hearth.room;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.pekko.dispatch.Futures;
import org.apache.pekko.persistence.AtomicWrite;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.journal.japi.AsyncWriteJournal;
import scala.concurrent.Future;
import scala.concurrent.Promise;
import scala.jdk.javaapi.CollectionConverters;

/** A journal in memory in which writes of chosen logs last until they are let go. Made by Pekko, so it is told by statics. */
public final class HeldJournal extends AsyncWriteJournal {

    private static final Map<String, Held> HELD = new ConcurrentHashMap<>();

    private final Map<String, ArrayDeque<PersistentRepr>> logs = new ConcurrentHashMap<>();

    /**
     * Writes that do not end.
     *
     * @param begun has one permit for each of them
     */
    private record Held(ConcurrentLinkedQueue<Promise<Iterable<Optional<Exception>>>> writes, Semaphore begun) {}

    /** From now on writes of this log do not end. */
    static void hold(String log) {
        HELD.put(log, new Held(new ConcurrentLinkedQueue<>(), new Semaphore(0)));
    }

    /** Waits until one more write of a held log has begun; false if none does. */
    static boolean awaitHeld(String log) throws InterruptedException {
        var held = HELD.get(log);
        return held != null && held.begun().tryAcquire(5, TimeUnit.SECONDS);
    }

    /** Ends the writes that were held, and holds no more. */
    static void letGo(String log) {
        var held = HELD.remove(log);
        if (held != null) {
            held.writes().forEach(write -> write.success(new ArrayList<>()));
        }
    }

    /** Ends the writes that were held as if nobody knew what became of them, and holds no more. */
    static void lose(String log) {
        var held = HELD.remove(log);
        if (held != null) {
            held.writes().forEach(write -> write.failure(new TimeoutException("nobody knows")));
        }
    }

    @Override
    public Future<Iterable<Optional<Exception>>> doAsyncWriteMessages(Iterable<AtomicWrite> messages) {
        var end = Futures.<Iterable<Optional<Exception>>>promise();
        var log = "";
        for (var message : messages) {
            log = message.persistenceId();
            var events = logs.computeIfAbsent(log, id -> new ArrayDeque<>());
            CollectionConverters.asJava(message.payload()).forEach(events::add);
        }
        var held = HELD.get(log);
        if (held == null) {
            end.success(new ArrayList<>());
        } else {
            held.writes().add(end);
            held.begun().release();
        }
        return end.future();
    }

    @Override
    public Future<Void> doAsyncDeleteMessagesTo(String persistenceId, long toSequenceNr) {
        return Futures.successful(null);
    }

    @Override
    public Future<Void> doAsyncReplayMessages(
            String persistenceId, long from, long to, long max, Consumer<PersistentRepr> replay) {
        logs.getOrDefault(persistenceId, new ArrayDeque<>()).stream()
                .filter(event -> event.sequenceNr() >= from && event.sequenceNr() <= to)
                .limit(max)
                .forEach(replay);
        return Futures.successful(null);
    }

    @Override
    public Future<Long> doAsyncReadHighestSequenceNr(String persistenceId, long from) {
        var log = logs.get(persistenceId);
        return Futures.successful(log == null ? 0L : log.getLast().sequenceNr());
    }
}
