package dev.hearth.room;

import dev.hearth.room.RoomEntity.MakeSign;
import dev.hearth.room.RoomEntity.Sign;
import dev.hearth.room.crowd.FarRound;
import dev.hearth.room.crowd.InterestSettings;
import dev.hearth.room.domain.Layout;
import dev.hearth.room.domain.Occupant;
import dev.hearth.room.domain.Place;
import dev.hearth.room.domain.Room;
import dev.hearth.room.domain.Standing;
import dev.hearth.room.domain.Walker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What is true only now: where people walk, their poses, who types. Newest wins, merged until the next frame, never
 * journaled but for positions, which are noted now and then. Bounded by the room's occupants. Not thread-safe.
 */
final class Floor {

    static final String STANDING = "stand";

    private final Map<Integer, Walker> walkers = new HashMap<>();
    private final Set<Integer> moved = new LinkedHashSet<>();
    private final Set<Integer> unstored = new LinkedHashSet<>();
    private final Map<Integer, String> poses = new HashMap<>();
    private final Set<Integer> typing = new HashSet<>();
    private final Map<Integer, Sign> signs = new LinkedHashMap<>();
    private final FarRound farRound = new FarRound();
    private final InterestSettings interest;
    private Instant shownAt = Instant.EPOCH;
    private boolean crowded;

    /**
     * What is shown of a tick.
     *
     * @param crowded whether the moves are only for those who are near
     * @param far for everybody in a crowded room
     */
    record Steps(boolean crowded, List<Standing> moves, List<Standing> far) {

        boolean isEmpty() {
            return moves.isEmpty() && far.isEmpty();
        }
    }

    Floor(InterestSettings interest) {
        this.interest = interest;
    }

    /** Walks towards a place as far as the rules allow; whoever sits stays where they are. */
    void walk(Occupant occupant, Place wanted, Layout layout, Instant now) {
        if (occupant.seat() != null) {
            return;
        }
        var walker = walkers.getOrDefault(occupant.number(), Walker.resting(occupant.place(), occupant.joinedAt()));
        walkers.put(occupant.number(), walker.towards(wanted, layout, now));
        moved.add(occupant.number());
        unstored.add(occupant.number());
    }

    void sign(int number, MakeSign sign) {
        if (sign.pose() != null) {
            poses.put(number, sign.pose());
        }
        if (sign.typing() != null) {
            setTyping(number, sign.typing());
        }
        show(new Sign(number, sign.pose(), sign.typing(), sign.reaction(), null));
    }

    void markReconnecting(int number, boolean reconnecting) {
        show(new Sign(number, null, null, null, reconnecting));
    }

    /** Talking ends typing. */
    void spoke(int number) {
        if (typing.remove(number)) {
            show(new Sign(number, null, false, null, null));
        }
    }

    /** The log now says where this occupant is: seated, or up again. */
    void settle(int number) {
        walkers.remove(number);
        moved.remove(number);
        unstored.remove(number);
        arrived(number);
    }

    /** Events say it to everybody; who sees whom in a crowd follows from the positions alone. */
    void arrived(int number) {
        if (crowded) {
            moved.add(number);
        }
    }

    /** The log knows this position; somebody who has walked on since is still unstored. */
    void stored(Standing standing) {
        var walker = walkers.get(standing.number());
        if (walker == null || walker.place().equals(standing.place())) {
            unstored.remove(standing.number());
        }
    }

    void forget(int number) {
        walkers.remove(number);
        moved.remove(number);
        unstored.remove(number);
        farRound.forget(number);
        poses.remove(number);
        typing.remove(number);
        signs.remove(number);
    }

    void clear() {
        walkers.clear();
        moved.clear();
        farRound.clear();
        unstored.clear();
        poses.clear();
        typing.clear();
        signs.clear();
    }

    Place placeOf(Occupant occupant) {
        var walker = walkers.get(occupant.number());
        return walker == null ? occupant.place() : walker.place();
    }

    String poseOf(int number) {
        return poses.getOrDefault(number, STANDING);
    }

    boolean isTyping(int number) {
        return typing.contains(number);
    }

    boolean hasNews() {
        return !moved.isEmpty() || !signs.isEmpty() || !farRound.isEmpty();
    }

    boolean hasUnstored() {
        return !unstored.isEmpty();
    }

    boolean isCrowded() {
        return crowded;
    }

    int typingCount() {
        return typing.size();
    }

    /**
     * Who moved since the last time. In a crowd everybody who moved also joins the row of those whom everybody shall
     * see, and the first of the row are taken.
     */
    Steps takeSteps(Room room, Instant now) {
        crowded = interest.isCrowded(crowded, room.occupantCount());
        var elapsed = Duration.between(shownAt, now);
        shownAt = now;
        if (crowded) {
            moved.forEach(farRound::moved);
        } else {
            moved.addAll(farRound.takeAll());
        }
        var steps = new Steps(
                crowded,
                standings(room, moved),
                standings(room, farRound.take(interest.farShare(room.occupantCount(), elapsed))));
        moved.clear();
        return steps;
    }

    private List<Standing> standings(Room room, Collection<Integer> numbers) {
        var standings = new ArrayList<Standing>(numbers.size());
        for (int number : numbers) {
            room.occupant(number).ifPresent(occupant -> standings.add(new Standing(number, placeOf(occupant))));
        }
        return standings;
    }

    List<Sign> takeSigns() {
        var taken = List.copyOf(signs.values());
        signs.clear();
        return taken;
    }

    /** Positions that the log does not have yet. */
    List<Standing> unstored() {
        return unstored.stream().map(this::standing).toList();
    }

    Map<Integer, Place> whereabouts() {
        var places = new HashMap<Integer, Place>();
        unstored.forEach(number -> places.put(number, standing(number).place()));
        return places;
    }

    /** Where everybody is, for those who missed frames. */
    List<Standing> everybody(Room room) {
        return room.occupants().stream()
                .map(occupant -> new Standing(occupant.number(), placeOf(occupant)))
                .toList();
    }

    /** How everybody holds themselves, who types and whom nobody holds; reactions are over. */
    List<Sign> everySign(Room room, IntPredicate reconnecting) {
        return room.occupants().stream()
                .map(Occupant::number)
                .map(number -> new Sign(number, poseOf(number), isTyping(number), null, reconnecting.test(number)))
                .toList();
    }

    private Standing standing(int number) {
        var walker = walkers.get(number);
        if (walker == null) {
            throw new IllegalStateException("occupant " + number + " is marked as moved but has no position");
        }
        return new Standing(number, walker.place());
    }

    private void setTyping(int number, boolean on) {
        if (on) {
            typing.add(number);
        } else {
            typing.remove(number);
        }
    }

    private void show(Sign sign) {
        signs.merge(sign.number(), sign, Floor::merged);
    }

    private static Sign merged(Sign older, Sign newer) {
        return new Sign(
                newer.number(),
                newest(older.pose(), newer.pose()),
                newest(older.typing(), newer.typing()),
                newest(older.reaction(), newer.reaction()),
                newest(older.reconnecting(), newer.reconnecting()));
    }

    private static <T> @Nullable T newest(@Nullable T older, @Nullable T newer) {
        return newer != null ? newer : older;
    }
}
