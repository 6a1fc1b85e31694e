package dev.hearth.operations.http;

import dev.hearth.operations.Rooms;
import dev.hearth.operations.domain.RoomOrder;
import dev.hearth.operations.domain.RoomSight;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One room, {@code r1}, with Ann (3) and Bob (7) in it, that writes down what it is told to do. */
final class StubRooms implements Rooms {

    final Queue<RoomOrder> orders = new ConcurrentLinkedQueue<>();
    volatile boolean closed;
    volatile boolean silent;

    @Override
    public CompletionStage<Optional<RoomSight>> look(String room, int after) {
        if (silent) {
            return CompletableFuture.failedFuture(new IllegalStateException("no answer"));
        }
        var people = List.of(person(3, "ann"), person(7, "bob")).stream()
                .filter(occupant -> occupant.number() > after)
                .toList();
        var sight = new RoomSight("r1", "Hall", closed, 20, 17, 2, people);
        return CompletableFuture.completedFuture(Optional.of(sight).filter(found -> room.equals("r1")));
    }

    private static RoomSight.Occupant person(int number, String name) {
        return new RoomSight.Occupant(number, "persona-" + name, name, 0, false, false);
    }

    @Override
    public void order(String room, RoomOrder order) {
        orders.add(order);
    }
}
