package dev.hearth.load.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Bot;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.FrontDoor;
import dev.hearth.load.bot.Json;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * People come into rooms and leave them again: how many joins a second are written down, after how long, and what a join
 * with its leaving costs. Whoever joins gets a snapshot of a room in which about half of its people are.
 */
final class JoinBenchmark {

    private static final int CONNECTS_AT_ONCE = 50;
    private static final int ROOMS_AT_ONCE = 10;
    private static final double JOINED_SHARE_MIN = 0.95;

    /** One person, and the room they go into and out of. Confined to the client's event loop. */
    private final class Guest {

        private final BenchSocket socket;
        private final String room;
        private boolean inside;
        private boolean asking;

        Guest(BenchSocket socket, String room) {
            this.socket = socket;
            this.room = room;
        }

        /** Joins or leaves, whichever is next; whoever still waits for an answer is passed over. */
        void turn(long plannedAt) {
            if (asking) {
                skipped++;
                return;
            }
            asking = true;
            tally.said(System.nanoTime() - plannedAt);
            boolean joins = !inside;
            ObjectNode command = joins ? Commands.join(room) : Commands.leave(room);
            var unused = socket.ask(command.put("key", Bot.newKey()))
                    .whenComplete((answer, failure) -> answered(joins, plannedAt, failure));
        }

        private void answered(boolean joins, long plannedAt, @Nullable Throwable failure) {
            asking = false;
            if (failure != null) {
                tally.refused(String.valueOf(failure.getMessage()));
                return;
            }
            inside = joins;
            if (joins) {
                tally.acknowledged(System.nanoTime() - plannedAt);
            } else {
                tally.answeredOtherwise();
            }
            if (restless) {
                turn(System.nanoTime());
            }
        }
    }

    private final BenchSettings.Load load;
    private final BenchLoop loop;
    private final Tally tally;
    private final Measurement measurement;
    private final ObjectNode results = Json.object();
    private long skipped;
    private boolean restless;

    private JoinBenchmark(BenchTarget target, BenchSettings.Load load, BenchLoop loop) {
        this.load = load;
        this.loop = loop;
        this.tally = loop.tally();
        this.measurement = new Measurement(target, loop);
    }

    static ObjectNode run(BenchTarget target, BenchSettings.Load load) throws IOException, InterruptedException {
        FrontDoor door = new FrontDoor(target.url());
        try (BenchLoop loop = new BenchLoop(door.socket())) {
            return new JoinBenchmark(target, load, loop).run(door);
        }
    }

    private ObjectNode run(FrontDoor door) throws IOException, InterruptedException {
        var sockets = Crowd.connect(loop, Crowd.signIn(door, load.rooms() * load.people()), CONNECTS_AT_ONCE);
        List<String> rooms = Crowd.make(loop, sockets, load.people(), ROOMS_AT_ONCE);
        Map<BenchSocket, Guest> guests = new HashMap<>();
        for (int i = 0; i < sockets.size(); i++) {
            guests.put(sockets.get(i), new Guest(sockets.get(i), rooms.get(i / load.people())));
        }
        if (load.warmUpSeconds() > 0) {
            Future<?> arrivals = start(guests, load.warmUpRate());
            results.set("warm_up", measurement.warmUp(load.warmUpSeconds()));
            arrivals.cancel(false);
            measurement.drain();
        }
        ArrayNode stages = results.putArray("stages");
        for (double rate : load.rates()) {
            stages.add(open(guests, rate));
        }
        if (load.unanswered() > 0) {
            stages.add(closed(guests));
        }
        finish();
        loop.execute(() -> sockets.forEach(BenchSocket::close));
        return results;
    }

    /** Turns come at twice the rate of joins: everybody who joined leaves with the next. */
    private Future<?> start(Map<BenchSocket, Guest> guests, double joinsPerSecond) {
        return OpenArrivals.start(loop, new ArrayList<>(guests.keySet()), 2 * joinsPerSecond, (socket, plannedAt) -> {
            Guest guest = guests.get(socket);
            if (guest != null) {
                guest.turn(plannedAt);
            }
        });
    }

    private ObjectNode open(Map<BenchSocket, Guest> guests, double rate) throws IOException, InterruptedException {
        Future<?> arrivals = start(guests, rate);
        TimeUnit.SECONDS.sleep(2);
        ObjectNode stage = measure().put("offered_per_s", rate);
        arrivals.cancel(false);
        measurement.drain();
        if (stage.path("joined_per_s").asDouble() < JOINED_SHARE_MIN * rate) {
            stage.put("void", "fewer joined than should have");
        }
        return stage;
    }

    /** Everybody goes on as soon as they are answered, which finds the highest rate. */
    private ObjectNode closed(Map<BenchSocket, Guest> guests) throws IOException, InterruptedException {
        loop.execute(() -> {
            restless = true;
            guests.values().forEach(guest -> guest.turn(System.nanoTime()));
        });
        TimeUnit.SECONDS.sleep(2);
        ObjectNode stage = measure().put("unanswered", guests.size());
        loop.execute(() -> restless = false);
        measurement.drain();
        return stage;
    }

    private ObjectNode measure() throws IOException, InterruptedException {
        return measurement.over(load.stageSeconds(), (counted, cpu) -> {
            long joins = counted.window().acknowledged();
            ObjectNode stage = Json.object()
                    .put("joined_per_s", Math.round(joins / cpu.seconds()))
                    .put("server_us_per_join_and_leave", cpu.serverMicrosPer(joins))
                    .put("store_us_per_join_and_leave", cpu.storeMicrosPer(joins));
            stage.set("answer", counted.answers().toJson());
            return stage;
        });
    }

    private void finish() throws InterruptedException {
        loop.ask(() -> {
            results.put("joined", tally.total().acknowledged())
                    .put("skipped_turns", skipped)
                    .put("unanswered_at_end", tally.open())
                    .put("lost_sockets", tally.lostSockets())
                    .set("refused", Json.counts(tally.refusals()));
            if (tally.open() != 0
                    || tally.lostSockets() != 0
                    || !tally.refusals().isEmpty()) {
                results.put("void", "joins were refused, or something was lost");
            }
            return results;
        });
    }
}
