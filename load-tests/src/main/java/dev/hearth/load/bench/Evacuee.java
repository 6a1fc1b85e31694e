package dev.hearth.load.bench;

import dev.hearth.load.bot.Bot;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.ReturnSettings;
import dev.hearth.load.bot.ReturningBot;
import dev.hearth.load.bot.Returns;
import dev.hearth.load.socket.Closing;
import dev.hearth.load.socket.SocketLoop;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Somebody whose node leaves and who comes back to another one, as the protocol asks. */
final class Evacuee implements Returns {

    private final ReturningBot returning;
    private final DrainLog log;
    private String room = "";
    private int line;
    private long lostAt;

    Evacuee(SocketLoop loop, Bot bot, DrainLog log) {
        this.log = log;
        this.returning =
                new ReturningBot(loop, bot, ReturnSettings.BY_THE_BOOK, CompletableFuture::completedFuture, this);
    }

    Bot bot() {
        return returning.bot();
    }

    void speakIn(String where) {
        room = where;
    }

    /** From now on every loss is a reason to go to one of these. */
    void watch(List<URI> others) {
        returning.takeOver();
        returning.alsoTry(others);
    }

    void say() {
        long began = System.nanoTime();
        log.asked();
        var unused = returning
                .send(Commands.say(room, "line " + ++line))
                .thenAccept(answer -> log.decided(answer, System.nanoTime() - began));
    }

    void end() {
        returning.stop();
        bot().close();
    }

    @Override
    public void onLost(Closing closing, int unanswered) {
        lostAt = System.nanoTime();
        log.lost(closing);
    }

    @Override
    public void onStream(String stream, String answer) {
        log.stream(stream, answer);
    }

    @Override
    public void onLive(Duration opening) {
        log.back(System.nanoTime() - lostAt);
    }
}
