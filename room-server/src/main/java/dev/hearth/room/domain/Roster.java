package dev.hearth.room.domain;

import dev.hearth.kernel.PersonaId;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * Who is in a room and on which seat. The second and third map are indexes of the first, so a stored roster needs only
 * the occupants and the last number: {@link #of}.
 *
 * @param byNumber occupants in the order they came
 * @param numbers occupant number by persona
 * @param sitters occupant number by seat
 * @param lastNumber the highest number ever given; numbers are never used again
 */
public record Roster(
        PSortedMap<Integer, Occupant> byNumber,
        PMap<PersonaId, Integer> numbers,
        PMap<String, Integer> sitters,
        int lastNumber) {

    private static final Roster EMPTY = new Roster(TreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty(), 0);

    /** Nobody has ever been here. */
    public static Roster empty() {
        return EMPTY;
    }

    /** Builds a roster again from what is worth storing. */
    public static Roster of(Collection<Occupant> occupants, int lastNumber) {
        var roster = new Roster(EMPTY.byNumber, EMPTY.numbers, EMPTY.sitters, lastNumber);
        for (var occupant : occupants) {
            roster = roster.with(occupant);
        }
        return roster;
    }

    public int size() {
        return byNumber.size();
    }

    public Optional<Occupant> occupant(int number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    public Optional<Occupant> occupantOf(PersonaId persona) {
        return Optional.ofNullable(numbers.get(persona)).map(byNumber::get);
    }

    /** Says whether somebody holds this seat. */
    public boolean isTaken(String seat) {
        return sitters.containsKey(seat);
    }

    Roster joined(Occupant occupant) {
        if (occupant.number() <= lastNumber || numbers.containsKey(occupant.persona())) {
            throw new IllegalStateException("occupant " + occupant.number() + " joined, but the last one was "
                    + lastNumber + " and a persona is in a room once");
        }
        return with(occupant);
    }

    Roster left(int number) {
        var occupant = present(number);
        return new Roster(
                byNumber.minus(number), numbers.minus(occupant.persona()), without(occupant.seat()), lastNumber);
    }

    Roster seated(int number, Seat seat) {
        var occupant = present(number);
        var holder = sitters.get(seat.id());
        if (holder != null && holder != number) {
            throw new IllegalStateException("seat " + seat.id() + " is held by occupant " + holder);
        }
        return new Roster(
                byNumber.plus(number, occupant.seatedOn(seat)),
                numbers,
                without(occupant.seat()).plus(seat.id(), number),
                lastNumber);
    }

    Roster stood(int number, Place place) {
        var occupant = present(number);
        return new Roster(
                byNumber.plus(number, occupant.standingAt(place)), numbers, without(occupant.seat()), lastNumber);
    }

    /** The seat is elsewhere now, and whoever sits on it with it. */
    Roster carried(Seat seat) {
        var holder = sitters.get(seat.id());
        return holder == null
                ? this
                : new Roster(byNumber.plus(holder, present(holder).seatedOn(seat)), numbers, sitters, lastNumber);
    }

    Roster dressed(int number, long version) {
        var occupant = present(number);
        if (version <= occupant.lookVersion()) {
            throw new IllegalStateException(
                    "look " + version + " of occupant " + number + " is older than " + occupant.lookVersion());
        }
        return new Roster(byNumber.plus(number, occupant.looking(version)), numbers, sitters, lastNumber);
    }

    Roster moved(int number, Place place) {
        return new Roster(byNumber.plus(number, present(number).at(place)), numbers, sitters, lastNumber);
    }

    Roster emptied() {
        return new Roster(EMPTY.byNumber, EMPTY.numbers, EMPTY.sitters, lastNumber);
    }

    private Roster with(Occupant occupant) {
        return new Roster(
                byNumber.plus(occupant.number(), occupant),
                numbers.plus(occupant.persona(), occupant.number()),
                occupant.seat() == null ? sitters : sitters.plus(occupant.seat(), occupant.number()),
                Math.max(lastNumber, occupant.number()));
    }

    private Occupant present(int number) {
        var occupant = byNumber.get(number);
        if (occupant == null) {
            throw new IllegalStateException("occupant " + number + " is not in the room");
        }
        return occupant;
    }

    private PMap<String, Integer> without(@Nullable String seat) {
        return seat == null ? sitters : sitters.minus(seat);
    }
}
