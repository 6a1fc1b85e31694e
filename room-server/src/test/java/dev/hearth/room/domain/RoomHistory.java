package dev.hearth.room.domain;

import dev.hearth.kernel.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/**
 * What a room for three went through when four people, their owner and the room itself did random things, with keys that
 * meet by chance, a clock that jumps, and batches of random size.
 *
 * @param flushes in order, the first one creates the room, half of the time a room with a past
 */
record RoomHistory(List<Flush> flushes) {

    static final int CAPACITY_MAX = 4;

    private static final RoomProfile SMALL = new RoomProfile("Small", "", List.of(), "", 3, Visibility.OPEN, "");
    private static final List<String> PEOPLE = List.of(RoomScenario.OWNER, "ann", "bob", "cem", "dee");
    private static final RoomCommand.Create CREATE = new RoomCommand.Create(SMALL, Layout.HALL, "nonce");

    private static final Duration HOUR = Duration.ofHours(1);
    private static final List<Submission> BARE = List.of(beginning(RoomScenario.OWNER, 0, CREATE));

    /** A builder among another one's furniture, somebody muted and somebody banned come about by chance too seldom. */
    private static final List<Submission> LIVED_IN = List.of(
            beginning(RoomScenario.OWNER, 0, CREATE),
            beginning(RoomScenario.OWNER, 1, new RoomCommand.Join()),
            beginning("ann", 2, new RoomCommand.Join()),
            beginning(RoomScenario.OWNER, 3, new RoomCommand.ChangeRole(People.persona("ann"), Role.BUILDER)),
            beginning(RoomScenario.OWNER, 4, Pieces.place(Pieces.STOOL, Pieces.at(3, 3))),
            beginning(RoomScenario.OWNER, 5, Pieces.place(Pieces.SOFA, Pieces.at(6, 3))),
            beginning("ann", 6, Pieces.place(Pieces.PLANT, Pieces.at(3, 6))),
            beginning("dee", 7, new RoomCommand.Join()),
            beginning(RoomScenario.OWNER, 8, new RoomCommand.Ban(People.persona("dee"), HOUR)),
            beginning("bob", 9, new RoomCommand.Join()),
            beginning(RoomScenario.OWNER, 10, new RoomCommand.Mute(People.persona("bob"), HOUR)));

    /** One batch with everything it was decided from, and what it came to. */
    record Flush(
            Room before,
            List<Submission> batch,
            Map<Integer, Place> whereabouts,
            Instant now,
            RoomBatch.Commit commit) {}

    /**
     * Something somebody does.
     *
     * @param elapsedMillis since the turn before, also negative
     * @param endsBatch whether the batch is decided after this
     * @param repeats if not 0: this is what was sent so many turns ago, once more
     * @param walker occupant number who is walking to a place before the batch is decided
     */
    record Turn(Submission submission, long elapsedMillis, boolean endsBatch, int repeats, int walker, Place place) {}

    Room room() {
        return flushes.get(flushes.size() - 1).commit().room();
    }

    List<RoomEntry> entries() {
        return flushes.stream()
                .flatMap(flush -> flush.commit().entries().stream())
                .toList();
    }

    List<Submission> submissions() {
        return flushes.stream().flatMap(flush -> flush.batch().stream()).toList();
    }

    /** Every state the room was in, the absent one first. */
    List<Room> states() {
        var states = new ArrayList<>(List.of(Room.absent()));
        for (var entry : entries()) {
            states.add(states.get(states.size() - 1).apply(entry));
        }
        return states;
    }

    Instant now() {
        return flushes.get(flushes.size() - 1).now();
    }

    static Arbitrary<RoomHistory> histories() {
        // Edge cases of so many parts outnumber the tries and make dull histories: chance finds more here.
        var turns = turns().list().ofMaxSize(150).withSizeDistribution(RandomDistribution.uniform());
        return Combinators.combine(Arbitraries.of(BARE, LIVED_IN), turns)
                .as(RoomHistory::play)
                .withoutEdgeCases();
    }

    private static RoomHistory play(List<Submission> beginning, List<Turn> turns) {
        var flushes = new ArrayList<Flush>();
        var whereabouts = new HashMap<Integer, Place>();
        var now = RoomScenario.START;
        flushes.add(flush(Room.absent(), beginning, whereabouts, now));
        var batch = new ArrayList<Submission>();
        for (int i = 0; i < turns.size(); i++) {
            var turn = turns.get(i);
            now = now.plusMillis(turn.elapsedMillis());
            batch.add(sentBy(turns, i));
            if (turn.endsBatch() || i == turns.size() - 1) {
                var room = flushes.get(flushes.size() - 1).commit().room();
                walk(room, turn, whereabouts);
                flushes.add(flush(room, batch, whereabouts, now));
                batch.clear();
            }
        }
        return new RoomHistory(List.copyOf(flushes));
    }

    private static Submission sentBy(List<Turn> turns, int index) {
        int original = index - turns.get(index).repeats();
        return turns.get(Math.max(0, original)).submission();
    }

    /** Drops what a commit outdates, as the room's front does. */
    static void outdate(Map<Integer, Place> whereabouts, List<RoomEntry> entries) {
        for (var entry : entries) {
            if (entry.event() instanceof RoomEvent.SeatTaken taken) {
                whereabouts.remove(taken.number());
            } else if (entry.event() instanceof RoomEvent.SeatLeft left) {
                whereabouts.remove(left.number());
            }
        }
    }

    private static Flush flush(Room room, List<Submission> batch, Map<Integer, Place> whereabouts, Instant now) {
        var seen = Map.copyOf(whereabouts);
        var commit = RoomBatch.decide(room, batch, seen, now);
        outdate(whereabouts, commit.entries());
        return new Flush(room, List.copyOf(batch), seen, now, commit);
    }

    private static void walk(Room room, Turn turn, Map<Integer, Place> whereabouts) {
        if (room.occupant(turn.walker())
                .filter(occupant -> occupant.seat() == null)
                .isPresent()) {
            whereabouts.put(turn.walker(), turn.place());
        }
    }

    private static Arbitrary<Turn> turns() {
        var elapsed = Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.longs().between(0, 5_000)),
                Tuple.of(1, Arbitraries.longs().between(-60_000, 0)),
                Tuple.of(1, Arbitraries.just(Duration.ofMinutes(16).toMillis())));
        var repeats = Arbitraries.frequencyOf(
                Tuple.of(10, Arbitraries.just(0)),
                Tuple.of(1, Arbitraries.integers().between(1, 10)));
        return Combinators.combine(sendings(), elapsed, Arbitraries.of(true, false), repeats, numbers(), places())
                .as(Turn::new);
    }

    private static Arbitrary<Submission> sendings() {
        return Arbitraries.frequencyOf(
                Tuple.of(25, sent(Arbitraries.of(PEOPLE), ordinary())),
                Tuple.of(9, sent(Arbitraries.of(PEOPLE), builders())),
                Tuple.of(6, sent(Arbitraries.just(RoomScenario.OWNER), builders())),
                Tuple.of(6, sent(Arbitraries.just(RoomScenario.OWNER), owners())),
                Tuple.of(1, sent(Arbitraries.of(PEOPLE), owners())),
                Tuple.of(1, sent(Arbitraries.of(PEOPLE), rooms())),
                Tuple.of(2, rooms().map(Submission::byRoom)));
    }

    private static Arbitrary<Submission> sent(Arbitrary<String> who, Arbitrary<RoomCommand> command) {
        var key = Arbitraries.oneOf(
                Arbitraries.integers().between(1, 5), Arbitraries.integers().between(10, 900));
        return Combinators.combine(who, key, command).as((name, k, c) -> keyed(People.principal(name), k, c));
    }

    /** With a key that nothing random has. */
    private static Submission beginning(String who, int step, RoomCommand command) {
        return keyed(People.principal(who), 1_000 + step, command);
    }

    private static Submission keyed(Principal who, int key, RoomCommand command) {
        var cause = new Cause(who.person(), People.key(key), String.valueOf(command.hashCode()));
        return Submission.by(who, cause, command);
    }

    private static Arbitrary<RoomCommand> ordinary() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(new RoomCommand.Join())),
                Tuple.of(2, Arbitraries.just(new RoomCommand.Leave())),
                Tuple.of(3, Arbitraries.of("hi", "ho", "hey").map(text -> new RoomCommand.Say(new TalkText(text)))),
                Tuple.of(
                        6,
                        Arbitraries.of("sofa-1", "sofa-2", "fire-1", "throne").map(RoomCommand.Sit::new)),
                Tuple.of(6, pieces().map(piece -> new RoomCommand.Sit("p" + piece + ".1"))),
                Tuple.of(2, Arbitraries.just(new RoomCommand.Stand())));
    }

    private static Arbitrary<RoomCommand> owners() {
        var target = Arbitraries.of(PEOPLE).map(People::persona);
        var length = Arbitraries.of(Duration.ofMinutes(1), HOUR);
        var role = Arbitraries.of(Role.BUILDER, Role.GUEST);
        return Arbitraries.oneOf(
                target.map(RoomCommand.Kick::new),
                Combinators.combine(target, length).as(RoomCommand.Ban::new),
                target.map(RoomCommand.Unban::new),
                Combinators.combine(target, length).as(RoomCommand.Mute::new),
                target.map(RoomCommand.Unmute::new),
                Combinators.combine(target, role).as(RoomCommand.ChangeRole::new),
                Arbitraries.integers().between(1, CAPACITY_MAX).map(RoomScenario::capacity),
                Arbitraries.of(new RoomCommand.Close(), new RoomCommand.Reopen(), new RoomCommand.Reopen(), CREATE));
    }

    private static Arbitrary<RoomCommand> builders() {
        var form = Arbitraries.of(Pieces.STOOL, Pieces.SOFA, Pieces.PLANT, Pieces.PICTURE, Pieces.LAMP);
        var some = Arbitraries.doubles().between(0.5, 8.5).ofScale(3);
        var yaw = Arbitraries.of(0.0, 0.1, 1.5, Math.PI, -2.0);
        var scale = Arbitraries.of(0.25, 1.0, 2.0);
        var spot = Combinators.combine(some, Arbitraries.of(0.0, 0.1, 0.5, 3.0), some, yaw, scale)
                .as(Spot::new);
        var change = Combinators.combine(some, some, yaw).as((x, z, turn) -> new SpotChange(x, null, z, turn, null));
        return Arbitraries.frequencyOf(
                Tuple.of(4, Combinators.combine(form, spot).as(Pieces::place)),
                Tuple.of(
                        2,
                        Combinators.combine(pieces(), change).as((piece, to) -> new RoomCommand.MovePiece(piece, to))),
                Tuple.of(2, pieces().map(Pieces::remove)));
    }

    private static Arbitrary<Integer> pieces() {
        return Arbitraries.integers().between(1, 8);
    }

    private static Arbitrary<RoomCommand> rooms() {
        var standing = Combinators.combine(numbers(), places()).as(Standing::new);
        return Arbitraries.oneOf(
                numbers().map(RoomCommand.Expire::new),
                standing.list().ofMinSize(5).ofMaxSize(20).map(RoomCommand.NotePositions::new));
    }

    private static Arbitrary<Integer> numbers() {
        return Arbitraries.integers().between(1, 20);
    }

    private static Arbitrary<Place> places() {
        var coordinate = Arbitraries.doubles().between(-3, 15);
        return Combinators.combine(coordinate, coordinate, Arbitraries.doubles().between(-7, 7))
                .as(Place::new);
    }
}
