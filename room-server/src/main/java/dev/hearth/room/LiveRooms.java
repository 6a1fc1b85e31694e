package dev.hearth.room;

import dev.hearth.kernel.RoomId;
import dev.hearth.room.domain.Room;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The rooms that are awake on this node, for whoever looks for the one that is too much. A room writes down its state, which
 * is immutable, and how many commands a commit had: two writes to memory for each commit. Thread-safe.
 */
public final class LiveRooms {

    /**
     * How much goes on in a room.
     *
     * @param commandsPerMinute about as many in the last minute, older ones counting less
     */
    public record Load(
            RoomId room,
            String name,
            boolean closed,
            int occupants,
            int capacity,
            long offset,
            double commandsPerMinute) {}

    private static final double FORGETTING_NANOS = 60e9;

    private final Map<RoomId, Gauge> awake = new ConcurrentHashMap<>();
    private final LongSupplier nanos;

    /** @param nanos as {@link System#nanoTime()} */
    public LiveRooms(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** A room woke. */
    Gauge woke(RoomId room) {
        var gauge = new Gauge(room);
        awake.put(room, gauge);
        return gauge;
    }

    /** How many are awake. */
    public int count() {
        return awake.size();
    }

    /** Those with the most to do, the busiest first. */
    public List<Load> busiest(int max) {
        long now = nanos.getAsLong();
        return awake.values().stream()
                .map(gauge -> gauge.load(now))
                .filter(load -> !load.name().isEmpty())
                .sorted(Comparator.comparingDouble(Load::commandsPerMinute)
                        .thenComparingInt(Load::occupants)
                        .reversed())
                .limit(max)
                .toList();
    }

    /** One life of a room; written by its actor alone. */
    final class Gauge {
        private final RoomId id;
        private volatile @Nullable Room room;
        private volatile Pace pace = new Pace(0, 0);

        private record Pace(double commands, long asOf) {

            /** Each command counts for less and less; in a steady flow they add up to a minute's worth. */
            Pace at(long now) {
                return new Pace(commands * Math.exp(-(now - asOf) / FORGETTING_NANOS), now);
            }
        }

        private Gauge(RoomId id) {
            this.id = id;
        }

        /** How the room is now. When it sleeps, another life of it may have begun already. */
        void show(Room now, boolean isAwake) {
            room = now;
            if (!isAwake) {
                awake.remove(id, this);
            }
        }

        void committed(int commands) {
            var now = pace.at(nanos.getAsLong());
            pace = new Pace(now.commands() + commands, now.asOf());
        }

        private Load load(long now) {
            var state = room;
            if (state == null || !state.exists()) {
                return new Load(id, "", false, 0, 0, 0, 0);
            }
            return new Load(
                    id,
                    state.profile().name(),
                    state.closed(),
                    state.occupantCount(),
                    state.profile().capacity(),
                    state.offset(),
                    pace.at(now).commands());
        }
    }
}
