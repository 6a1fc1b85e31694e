package dev.hearth.load.live;

import dev.hearth.load.bot.Answer;
import dev.hearth.load.bot.Bot;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.ReturnSettings;
import dev.hearth.load.bot.ReturningBot;
import dev.hearth.load.bot.Returns;
import dev.hearth.load.socket.SocketLoop;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who says one line after the other in one room, over as many connections and nodes as it takes. */
final class Speaker {

    private static final Duration BREATH = Duration.ofMillis(100);
    private static final ReturnSettings EAGER = ReturnSettings.BY_THE_BOOK.withBackOffMax(Duration.ofSeconds(2));

    private final SocketLoop loop;
    private final ReturningBot returning;
    private String room = "";
    private volatile boolean speaking;
    private volatile boolean waiting;
    private int line;
    private int since;
    private final AtomicInteger heard = new AtomicInteger();

    Speaker(SocketLoop loop, Bot bot) {
        this.loop = loop;
        this.returning = new ReturningBot(loop, bot, EAGER, CompletableFuture::completedFuture, Returns.UNHEARD);
    }

    Bot bot() {
        return returning.bot();
    }

    /** Goes on until {@link #rest}; after a loss at one of the other sockets. */
    void speak(String where, List<URI> others) {
        room = where;
        speaking = true;
        returning.takeOver();
        returning.alsoTry(others);
        loop.execute(this::next);
    }

    void rest() {
        speaking = false;
    }

    /** Whether the last line has its answer, and no further one is coming. */
    boolean isDone() {
        return !speaking && !waiting;
    }

    /** From now on only lines count that are begun from now on. */
    void countAnew() {
        heard.set(0);
        loop.execute(() -> {
            since = line + 1;
            heard.set(0);
        });
    }

    /** Lines that count and are known to stand in the room's log. */
    int heard() {
        return heard.get();
    }

    private void next() {
        // In this order, so that nobody who asks in between sees somebody done who is about to speak.
        waiting = true;
        if (!speaking) {
            waiting = false;
            return;
        }
        int number = ++line;
        var unused = returning
                .send(Commands.say(room, bot().guest().name() + " says " + number))
                .thenAccept(answer -> loop.execute(() -> said(number, answer)));
    }

    private void said(int number, Answer answer) {
        if (answer.ok() && number >= since) {
            heard.incrementAndGet();
        }
        loop.schedule(BREATH, this::next);
    }
}
