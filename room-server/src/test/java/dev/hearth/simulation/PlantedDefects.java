package dev.hearth.simulation;

import dev.hearth.kernel.PersonaId;
import dev.hearth.room.domain.Charter;
import dev.hearth.room.domain.KeyMemory;
import dev.hearth.room.domain.Occupant;
import dev.hearth.room.domain.Outcome;
import dev.hearth.room.domain.Place;
import dev.hearth.room.domain.Receipt;
import dev.hearth.room.domain.Rejection;
import dev.hearth.room.domain.Room;
import dev.hearth.room.domain.RoomBatch.Commit;
import dev.hearth.room.domain.RoomEntry;
import dev.hearth.room.domain.RoomEvent;
import dev.hearth.room.domain.RoomProfile;
import dev.hearth.room.domain.Roster;
import dev.hearth.room.domain.Sanctions;
import dev.hearth.room.domain.Submission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.PSet;

/** Mistakes that a product like this one could have. A simulation that overlooks one of them is worth nothing. */
enum PlantedDefects {
    /** Now and then the last event of a commit is not written. */
    DROPPED_EVENT(writing(entries -> entries.size() < 3 ? entries : entries.subList(0, entries.size() - 1))),

    /** What somebody says is written twice. */
    DOUBLED_EFFECT(writing(PlantedDefects::withDoubleTalk)),

    /** The memory of keys is lost with every commit of several events. */
    FORGOTTEN_KEYS(deciding((room, product) -> {
        var commit = product.apply(room);
        var forgetful = commit.entries().size() < 3 ? commit.room() : with(commit.room(), KeyMemory.empty());
        return new Commit(forgetful, commit.entries(), commit.outcomes());
    })),

    /** A key is looked up as if nobody had used it before. */
    KEYS_NOT_LOOKED_UP(misjudging(room -> with(room, KeyMemory.empty()))),

    /** What is accepted although nothing had to change is not written: sent again later, it would have an effect. */
    UNCHANGED_NOT_WRITTEN(new Seams() {
        @Override
        public Commit decide(Room room, List<Submission> submissions, Map<Integer, Place> whereabouts, Instant now) {
            var all = new Commit(room, List.of(), List.of());
            for (var submission : submissions) {
                var one = PRODUCT.decide(all.room(), List.of(submission), whereabouts, now);
                all = together(all, changesNothing(one) ? unwritten(all.room(), one) : one);
            }
            return all;
        }
    }),

    CAPACITY_OFF_BY_ONE(misjudging(PlantedDefects::withOnePlaceMore)),

    /** Whoever leaves frees the seat of somebody else too. */
    SEAT_FREED_TWICE(deciding((room, product) -> {
        var commit = product.apply(room);
        var bent = commit.room();
        for (var entry : commit.entries()) {
            bent = entry.event() instanceof RoomEvent.OccupantLeft ? withoutASitter(bent) : bent;
        }
        return new Commit(bent, commit.entries(), commit.outcomes());
    })),

    /** Bans and mutes are kept, but not obeyed. */
    SANCTIONS_IGNORED(misjudging(room -> with(room, Sanctions.none()))),

    /** Everybody who is inside may build. */
    RIGHTS_IGNORED(misjudging(room -> with(
            room,
            room.builders()
                    .plusAll(room.occupants().stream().map(Occupant::persona).toList())))),

    /** Events bear the time of the node, which another node may have been ahead of. */
    TIME_OF_THE_NODE(new Seams() {
        @Override
        public Commit decide(Room room, List<Submission> submissions, Map<Integer, Place> whereabouts, Instant now) {
            var commit = PRODUCT.decide(room, submissions, whereabouts, now);
            return rewritten(
                    room,
                    commit,
                    entries -> entries.stream()
                            .map(entry -> new RoomEntry(now, entry.author(), entry.cause(), entry.event()))
                            .toList());
        }
    }),

    /** What was done is answered with a refusal. */
    REFUSED_BUT_DONE(answering((room, outcome) ->
            outcome instanceof Outcome.Accepted accepted && accepted.receipt().offset() % 16 == 0
                    ? Outcome.Refused.because(Rejection.FORBIDDEN)
                    : outcome)),

    /** A repeated command is answered with where the room is now. */
    ANOTHER_OUTCOME(answering(PlantedDefects::withNewReceipt)),

    /** Snapshots are written without the mutes. */
    SNAPSHOT_WITHOUT_MUTES(new Seams() {
        @Override
        public Room restored(Room room) {
            return with(
                    room,
                    new Sanctions(room.sanctions().bans(), Sanctions.none().mutes()));
        }
    }),

    /** Recovery begins at once. A late write then lands in a log that goes on already. */
    NO_MARGIN(new Seams() {
        @Override
        public long lateWriteMargin(long longerThanAnyRequestLives) {
            return 0;
        }
    }),

    /** A room that is handed over while a write of it may still land goes at once. Its successor reads too early. */
    HASTY_HAND_OVER(new Seams() {
        @Override
        public boolean staysWhileInDoubt() {
            return false;
        }
    }),

    /** A write that timed out is taken for done. */
    OK_BEFORE_STORED(new Seams() {
        @Override
        public boolean believesUnheardWrites() {
            return true;
        }
    }),

    /** A write that timed out is answered with an error. */
    UNKNOWN_TOLD_AS_ERROR(new Seams() {
        @Override
        public boolean forgetsUnheardWrites() {
            return true;
        }
    }),

    /** Recovery misses the last event. */
    SHORT_REPLAY(new Seams() {
        @Override
        public List<RoomEntry> replayed(List<RoomEntry> entries) {
            return entries.isEmpty() ? entries : entries.subList(0, entries.size() - 1);
        }
    }),

    /** The ring leaves out the first of what somebody missed: a silent hole. */
    PARTIAL_REPLAY(new Seams() {
        @Override
        public List<RoomEntry> missed(List<RoomEntry> entries) {
            return entries.subList(1, entries.size());
        }
    }),

    /** Two events of a commit are published the wrong way round. */
    SWAPPED_EVENTS(new Seams() {
        @Override
        public List<RoomEntry> published(List<RoomEntry> entries) {
            var swapped = new ArrayList<>(entries);
            if (swapped.size() > 1) {
                Collections.swap(swapped, 0, 1);
            }
            return swapped;
        }
    }),

    /** A snapshot is said to be older than it is. */
    SNAPSHOT_AT_THE_WRONG_POSITION(new Seams() {
        @Override
        public long positionOfSnapshot(long offset) {
            return offset - 1;
        }
    });

    private interface Deciding {
        Commit decide(Room room, Function<Room, Commit> product);
    }

    private interface Answering {
        Outcome answer(Room room, Outcome outcome);
    }

    // Functions without a state, which no annotation could tell the compiler.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Seams seams;

    PlantedDefects(Seams seams) {
        this.seams = seams;
    }

    Seams seams() {
        return seams;
    }

    private static Seams deciding(Deciding deciding) {
        return new Seams() {
            @Override
            public Commit decide(
                    Room room, List<Submission> submissions, Map<Integer, Place> whereabouts, Instant now) {
                return deciding.decide(room, seen -> PRODUCT.decide(seen, submissions, whereabouts, now));
            }
        };
    }

    /** Decides rightly, about another room than there is. */
    private static Seams misjudging(UnaryOperator<Room> view) {
        return deciding((room, product) -> rewritten(room, product.apply(view.apply(room)), UnaryOperator.identity()));
    }

    private static Seams writing(UnaryOperator<List<RoomEntry>> change) {
        return deciding((room, product) -> rewritten(room, product.apply(room), change));
    }

    private static Seams answering(Answering answering) {
        return deciding((room, product) -> {
            var commit = product.apply(room);
            var outcomes = commit.outcomes().stream()
                    .map(outcome -> answering.answer(room, outcome))
                    .toList();
            return new Commit(commit.room(), commit.entries(), outcomes);
        });
    }

    /** The commit with other entries, and the state they come to. */
    private static Commit rewritten(Room before, Commit commit, UnaryOperator<List<RoomEntry>> change) {
        var entries = change.apply(commit.entries());
        var room = before;
        for (var entry : entries) {
            room = room.apply(entry);
        }
        return new Commit(room, entries, commit.outcomes());
    }

    private static boolean changesNothing(Commit one) {
        return one.entries().stream().anyMatch(entry -> entry.event() instanceof RoomEvent.NothingChanged);
    }

    /** One command as it was decided before there was an event for it: its answer says where the room is. */
    private static Commit unwritten(Room before, Commit one) {
        var first = ((Outcome.Accepted) one.outcomes().get(0)).receipt();
        var receipt = new Receipt(before.offset(), first.occupant(), first.seat(), first.piece());
        return new Commit(before, List.of(), List.of(new Outcome.Accepted(receipt, false)));
    }

    private static Commit together(Commit first, Commit second) {
        return new Commit(
                second.room(),
                Stream.concat(first.entries().stream(), second.entries().stream())
                        .toList(),
                Stream.concat(first.outcomes().stream(), second.outcomes().stream())
                        .toList());
    }

    private static List<RoomEntry> withDoubleTalk(List<RoomEntry> entries) {
        var doubled = new ArrayList<RoomEntry>();
        for (var entry : entries) {
            if (entry.event() instanceof RoomEvent.MessagePosted) {
                doubled.add(new RoomEntry(entry.at(), entry.author(), null, entry.event()));
            }
            doubled.add(entry);
        }
        return doubled;
    }

    private static Outcome withNewReceipt(Room room, Outcome outcome) {
        if (!(outcome instanceof Outcome.Accepted accepted) || !accepted.duplicate()) {
            return outcome;
        }
        var first = accepted.receipt();
        return new Outcome.Accepted(new Receipt(room.offset(), first.occupant(), first.seat(), first.piece()), true);
    }

    private static Room withoutASitter(Room room) {
        var roster = room.roster();
        if (roster.sitters().isEmpty()) {
            return room;
        }
        var seat = roster.sitters().keySet().iterator().next();
        return with(
                room,
                new Roster(roster.byNumber(), roster.numbers(), roster.sitters().minus(seat), roster.lastNumber()));
    }

    private static Room withOnePlaceMore(Room room) {
        var charter = room.charter();
        if (charter == null) {
            return room;
        }
        var profile = charter.profile();
        return with(
                room,
                new Charter(
                        charter.epochNonce(),
                        charter.ownerPerson(),
                        charter.owner(),
                        new RoomProfile(
                                profile.name(),
                                profile.topic(),
                                profile.tags(),
                                profile.language(),
                                profile.capacity() + 1,
                                profile.visibility(),
                                profile.welcome()),
                        charter.layout(),
                        charter.closed()));
    }

    private static Room with(Room room, Charter charter) {
        return copy(room, charter, room.roster(), room.sanctions(), room.builders(), room.keys());
    }

    private static Room with(Room room, Roster roster) {
        return copy(room, room.charter(), roster, room.sanctions(), room.builders(), room.keys());
    }

    private static Room with(Room room, Sanctions sanctions) {
        return copy(room, room.charter(), room.roster(), sanctions, room.builders(), room.keys());
    }

    private static Room with(Room room, PSet<PersonaId> builders) {
        return copy(room, room.charter(), room.roster(), room.sanctions(), builders, room.keys());
    }

    private static Room with(Room room, KeyMemory keys) {
        return copy(room, room.charter(), room.roster(), room.sanctions(), room.builders(), keys);
    }

    private static Room copy(
            Room room,
            @Nullable Charter charter,
            Roster roster,
            Sanctions sanctions,
            PSet<PersonaId> builders,
            KeyMemory keys) {
        return new Room(
                charter,
                room.offset(),
                room.lastEventAt(),
                roster,
                sanctions,
                builders,
                room.talk(),
                room.furniture(),
                keys);
    }
}
