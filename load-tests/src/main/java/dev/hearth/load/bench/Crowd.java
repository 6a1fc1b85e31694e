package dev.hearth.load.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Bot;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.FrontDoor;
import dev.hearth.load.bot.Guest;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Brings people to a server and into rooms, a bounded number at once. */
final class Crowd {

    /** Half of what one address may make in a minute. */
    private static final int GUESTS_PER_ADDRESS = 15;

    private static final int SIGN_INS_AT_ONCE = 32;
    private static final long PATIENCE_SECONDS = 60;

    private Crowd() {}

    /** Signs people in, each few of them from an address of their own. */
    static List<Guest> signIn(FrontDoor door, int count) throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(SIGN_INS_AT_ONCE);
        try {
            List<Future<Guest>> coming = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                coming.add(workers.submit(() -> door.guest("Guest " + number, Optional.of(address(number)))));
            }
            List<Guest> guests = new ArrayList<>();
            for (Future<Guest> guest : coming) {
                guests.add(get(guest));
            }
            return guests;
        } finally {
            workers.shutdownNow();
        }
    }

    private static InetAddress address(int number) throws IOException {
        int address = number / GUESTS_PER_ADDRESS;
        return InetAddress.getByName("127.2." + address / 250 % 250 + "." + (1 + address % 250));
    }

    /** Opens everybody's socket and waits until all are known to the server. */
    static List<BenchSocket> connect(BenchLoop loop, List<Guest> guests, int atOnce) throws InterruptedException {
        return inTurn(guests, atOnce, guest -> loop.open(guest).ready());
    }

    /** Fills rooms with people who will speak: the first of each makes it. */
    static void settle(BenchLoop loop, List<BenchSocket> people, int perRoom, int atOnce) throws InterruptedException {
        inTurn(rooms(people, perRoom), Math.max(1, atOnce / perRoom), room -> settle(loop, room));
    }

    private static List<List<BenchSocket>> rooms(List<BenchSocket> people, int perRoom) {
        List<List<BenchSocket>> rooms = new ArrayList<>();
        for (int i = 0; i < people.size(); i += perRoom) {
            rooms.add(people.subList(i, i + perRoom));
        }
        return rooms;
    }

    private static CompletableFuture<String> settle(BenchLoop loop, List<BenchSocket> people) {
        return make(loop, people, Commands.create("Bench", people.size())).thenCompose(room -> {
            CompletableFuture<?>[] joined = people.stream()
                    .map(person -> ask(loop, person, Commands.join(room)).thenRun(() -> person.speakIn(room)))
                    .toArray(CompletableFuture<?>[]::new);
            return CompletableFuture.allOf(joined).thenApply(done -> room);
        });
    }

    /** Makes a room for each so many people, which nobody enters yet; their ids in the order of the people. */
    static List<String> make(BenchLoop loop, List<BenchSocket> people, int perRoom, int atOnce)
            throws InterruptedException {
        return inTurn(
                rooms(people, perRoom), atOnce, those -> make(loop, those, Commands.create("Bench", those.size())));
    }

    /** Makes one room for all and lets them in, a few at once. */
    static String gather(BenchLoop loop, List<BenchSocket> people, String shell, int atOnce)
            throws InterruptedException {
        ObjectNode create = Commands.create("Bench", people.size()).put("shell", shell);
        String room = get(make(loop, people, create));
        inTurn(people, atOnce, person -> ask(loop, person, Commands.join(room)));
        return room;
    }

    private static CompletableFuture<String> make(BenchLoop loop, List<BenchSocket> people, ObjectNode create) {
        return ask(loop, people.get(0), create);
    }

    private static CompletableFuture<String> ask(BenchLoop loop, BenchSocket person, ObjectNode command) {
        command.put("key", Bot.newKey());
        return CompletableFuture.completedFuture(command)
                .thenComposeAsync(person::ask, loop::execute)
                .thenApply(answer -> answer.path("room").asText());
    }

    /** Keeps so many under way at once; fails with the first that fails. */
    static <A, B> List<B> inTurn(List<A> all, int atOnce, Function<A, CompletableFuture<B>> begin)
            throws InterruptedException {
        List<B> done = new ArrayList<>();
        ArrayDeque<CompletableFuture<B>> underWay = new ArrayDeque<>();
        for (A one : all) {
            if (underWay.size() == atOnce) {
                done.add(get(underWay.remove()));
            }
            underWay.add(begin.apply(one));
        }
        while (!underWay.isEmpty()) {
            done.add(get(underWay.remove()));
        }
        return done;
    }

    private static <T> T get(Future<T> future) throws InterruptedException {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the crowd could not come in", e);
        }
    }
}
