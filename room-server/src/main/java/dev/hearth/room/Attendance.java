package dev.hearth.room;

import dev.hearth.kernel.ConnectionId;
import dev.hearth.room.RoomEntity.Notification;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * Which connections hold which occupant, through which relay, and until when somebody whom nobody holds keeps their
 * place. Memory only: the journal knows who is here, connections say by whom they are held. Not thread-safe.
 */
final class Attendance {

    private record Holder(ActorRef<Notification> relay, int occupant) {}

    private final Map<ConnectionId, Holder> holders = new HashMap<>();
    private final Map<Integer, Set<ConnectionId>> byOccupant = new HashMap<>();
    private final Map<ActorRef<Notification>, Integer> relays = new HashMap<>();
    private final Map<Integer, Instant> graceEnds = new HashMap<>();

    /** Returns true if the occupant was marked as reconnecting and no longer is. */
    boolean attach(ConnectionId connection, ActorRef<Notification> relay, int occupant) {
        release(connection);
        holders.put(connection, new Holder(relay, occupant));
        byOccupant.computeIfAbsent(occupant, number -> new HashSet<>()).add(connection);
        relays.merge(relay, 1, Integer::sum);
        return graceEnds.remove(occupant) != null;
    }

    /** Returns the occupant whom nobody holds any more, if this was the last connection. */
    Optional<Integer> detach(ConnectionId connection) {
        var holder = release(connection);
        return holder != null && !byOccupant.containsKey(holder.occupant())
                ? Optional.of(holder.occupant())
                : Optional.empty();
    }

    /** A relay died with all its sockets; returns those whom nobody holds any more. */
    List<Integer> relayLost(ActorRef<Notification> relay) {
        var lost = holders.entrySet().stream()
                .filter(holder -> holder.getValue().relay().equals(relay))
                .map(Map.Entry::getKey)
                .toList();
        return lost.stream().map(this::detach).flatMap(Optional::stream).toList();
    }

    /** The occupant is no longer in the room. */
    void forget(int occupant) {
        graceEnds.remove(occupant);
        for (var connection : List.copyOf(byOccupant.getOrDefault(occupant, Set.of()))) {
            release(connection);
        }
    }

    /** Nobody is in the room any more. */
    void clear() {
        holders.clear();
        byOccupant.clear();
        relays.clear();
        graceEnds.clear();
    }

    void startGrace(int occupant, Instant end) {
        graceEnds.put(occupant, end);
    }

    /** After a pause that was nobody's fault everybody without a connection gets the whole grace time again. */
    void restartGrace(Collection<Integer> occupants, Instant end) {
        for (int occupant : occupants) {
            if (!byOccupant.containsKey(occupant)) {
                graceEnds.put(occupant, end);
            }
        }
    }

    /** Those whose grace time is over; each is named once. */
    List<Integer> takeExpired(Instant now) {
        var expired = graceEnds.entrySet().stream()
                .filter(grace -> !grace.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
        expired.forEach(graceEnds::remove);
        return expired;
    }

    Optional<Instant> nextGraceEnd() {
        return graceEnds.values().stream().min(Instant::compareTo);
    }

    int reconnectingCount() {
        return graceEnds.size();
    }

    boolean isReconnecting(int occupant) {
        return !byOccupant.containsKey(occupant);
    }

    Set<ActorRef<Notification>> relays() {
        return relays.keySet();
    }

    /** How many connections of a relay hold somebody. */
    int holders(ActorRef<Notification> relay) {
        return relays.getOrDefault(relay, 0);
    }

    boolean holds(ConnectionId connection) {
        return holders.containsKey(connection);
    }

    /** The connections of a relay that hold somebody and are not among those it names, with whom they hold. */
    Map<ConnectionId, Integer> unclaimed(ActorRef<Notification> relay, Set<ConnectionId> named) {
        return holders.entrySet().stream()
                .filter(holder -> holder.getValue().relay().equals(relay))
                .filter(holder -> !named.contains(holder.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, holder -> holder.getValue().occupant()));
    }

    private @Nullable Holder release(ConnectionId connection) {
        var holder = holders.remove(connection);
        if (holder != null) {
            byOccupant.computeIfPresent(holder.occupant(), (number, held) -> {
                held.remove(connection);
                return held.isEmpty() ? null : held;
            });
            relays.computeIfPresent(holder.relay(), (relay, count) -> count == 1 ? null : count - 1);
        }
        return holder;
    }
}
