package dev.hearth.room.domain;

import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import dev.hearth.kernel.Principal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * The durable state of a room: what its log comes to. It changes by {@link #apply} alone and never looks at a clock.
 * {@link RoomBatch} decides commands against it; the room's front shows it to people.
 *
 * @param charter absent before the room is created
 * @param offset number of events applied, which is the sequence number of the last one
 * @param lastEventAt time of the last event, the epoch of Unix time before the first
 * @param builders at most {@link #BUILDERS_MAX}
 * @param talk the last {@link #TALK_MAX} lines, oldest first
 */
public record Room(
        @Nullable Charter charter,
        long offset,
        Instant lastEventAt,
        Roster roster,
        Sanctions sanctions,
        PSet<PersonaId> builders,
        PVector<TalkLine> talk,
        Furniture furniture,
        KeyMemory keys) {

    public static final int TALK_MAX = 100;
    public static final int BUILDERS_MAX = 1_000;

    private static final Room ABSENT = new Room(
            null,
            0,
            Instant.EPOCH,
            Roster.empty(),
            Sanctions.none(),
            HashTreePSet.empty(),
            TreePVector.empty(),
            Furniture.none(),
            KeyMemory.empty());

    /** A room that nobody has created yet. */
    public static Room absent() {
        return ABSENT;
    }

    /** The room after one more line of its log. */
    public Room apply(RoomEntry entry) {
        long next = offset + 1;
        var changed = entry.event().accept(new RoomEvolution(this, entry, next));
        var remembered = keys.after(entry.at(), entry.cause(), Receipt.of(next, entry.event()));
        return new Room(
                changed.charter,
                next,
                entry.at(),
                changed.roster,
                changed.sanctions,
                changed.builders,
                changed.talk,
                changed.furniture,
                remembered);
    }

    public boolean exists() {
        return charter != null;
    }

    /** Random, unique to this room's creation: positions of another nonce are never believed. Empty while absent. */
    public String epochNonce() {
        return charter == null ? "" : charter.epochNonce();
    }

    public boolean closed() {
        return charter != null && charter.closed();
    }

    /** @throws IllegalStateException while absent, like everything that only a created room has */
    public RoomProfile profile() {
        return created().profile();
    }

    public PersonaId owner() {
        return created().owner();
    }

    public PersonId ownerPerson() {
        return created().ownerPerson();
    }

    public Layout layout() {
        return created().layout();
    }

    /** Room time: it never runs backwards, whatever the node's clock does. */
    public Instant timeAt(Instant now) {
        return now.isAfter(lastEventAt) ? now : lastEventAt;
    }

    /** Everybody inside, in the order they came. */
    public Collection<Occupant> occupants() {
        return roster.byNumber().values();
    }

    public int occupantCount() {
        return roster.size();
    }

    public Optional<Occupant> occupant(int number) {
        return roster.occupant(number);
    }

    public Optional<Occupant> occupantOf(PersonaId persona) {
        return roster.occupantOf(persona);
    }

    public Role roleOf(PersonaId persona) {
        if (charter != null && charter.owner().equals(persona)) {
            return Role.OWNER;
        }
        return builders.contains(persona) ? Role.BUILDER : Role.GUEST;
    }

    /** The ban that holds for this person at that time. */
    public Optional<RoomBan> banOf(PersonId person, Instant now) {
        return sanctions.banOf(person, timeAt(now));
    }

    /** The end of the mute that holds for this persona at that time. */
    public Optional<Instant> muteOf(PersonaId persona, Instant now) {
        return sanctions.muteOf(persona, timeAt(now));
    }

    public boolean isMuted(PersonaId persona, Instant now) {
        return muteOf(persona, now).isPresent();
    }

    /** A seat of the layout, or one that a piece of furniture brings. */
    public Optional<Seat> seat(String id) {
        return layout().seat(id).or(() -> furniture.seat(id));
    }

    /** The free seat nearest to a place; of equally near ones the first in the layout, and the layout's before others. */
    public Optional<Seat> freeSeatNearest(Place place) {
        var fixed = layout().seats().stream().filter(seat -> !roster.isTaken(seat.id()));
        return Stream.concat(fixed, furniture.freeSeatNearest(place, roster).stream())
                .min(Comparator.comparingDouble(seat -> seat.place().distanceTo(place)));
    }

    /** Whether somebody may go on receiving what happens here: empty if they may, else why they are not (or no longer) here. */
    public Optional<Rejection> canAttend(Principal principal, Instant now) {
        if (!exists()) {
            return Optional.of(Rejection.ROOM_NOT_FOUND);
        }
        if (roster.occupantOf(principal.persona()).isPresent()) {
            return Optional.empty();
        }
        if (closed()) {
            return Optional.of(Rejection.ROOM_CLOSED);
        }
        return Optional.of(banOf(principal.person(), now).isPresent() ? Rejection.BANNED : Rejection.NOT_IN_ROOM);
    }

    /** Whether one occupant may whisper to another: empty if so, else the rule that forbids it. A mute covers whispers. */
    public Optional<Rejection> mayWhisper(Principal from, int to, Instant now) {
        if (!exists()) {
            return Optional.of(Rejection.ROOM_NOT_FOUND);
        }
        if (!Rights.allow(roleOf(from.persona()), RoomAction.WHISPER)) {
            return Optional.of(Rejection.FORBIDDEN);
        }
        if (occupantOf(from.persona()).isEmpty()) {
            return Optional.of(Rejection.NOT_IN_ROOM);
        }
        if (isMuted(from.persona(), now)) {
            return Optional.of(Rejection.MUTED);
        }
        return occupant(to).isPresent() ? Optional.empty() : Optional.of(Rejection.NO_SUCH_OCCUPANT);
    }

    /** The person behind a persona who is here or spoke lately; nobody else can be named in this room. */
    Optional<PersonId> personBehind(PersonaId persona) {
        var occupant = roster.occupantOf(persona);
        if (occupant.isPresent()) {
            return occupant.map(Occupant::person);
        }
        return talk.stream()
                .filter(line -> line.persona().equals(persona))
                .map(TalkLine::person)
                .findFirst();
    }

    /** Talk as a plain list, oldest first, at most that many of the newest lines. */
    public List<TalkLine> recentTalk(int lines) {
        return talk.subList(Math.max(0, talk.size() - lines), talk.size());
    }

    Charter created() {
        if (charter == null) {
            throw new IllegalStateException("the room does not exist yet");
        }
        return charter;
    }

    Room with(Charter newCharter) {
        return new Room(newCharter, offset, lastEventAt, roster, sanctions, builders, talk, furniture, keys);
    }

    Room with(Roster newRoster) {
        return new Room(charter, offset, lastEventAt, newRoster, sanctions, builders, talk, furniture, keys);
    }

    Room with(Sanctions newSanctions) {
        return new Room(charter, offset, lastEventAt, roster, newSanctions, builders, talk, furniture, keys);
    }

    Room with(PSet<PersonaId> newBuilders) {
        return new Room(charter, offset, lastEventAt, roster, sanctions, newBuilders, talk, furniture, keys);
    }

    Room with(Furniture newFurniture) {
        return new Room(charter, offset, lastEventAt, roster, sanctions, builders, talk, newFurniture, keys);
    }

    Room with(PVector<TalkLine> newTalk) {
        return new Room(charter, offset, lastEventAt, roster, sanctions, builders, newTalk, furniture, keys);
    }
}
