package dev.hearth.simulation;

import dev.hearth.kernel.PersonaId;
import dev.hearth.kernel.Principal;
import dev.hearth.room.domain.Outcome;
import dev.hearth.room.domain.Place;
import dev.hearth.room.domain.Rejection;
import dev.hearth.room.domain.Room;
import dev.hearth.room.domain.RoomBatch;
import dev.hearth.room.domain.RoomCommand;
import dev.hearth.room.domain.Standing;
import dev.hearth.room.domain.Submission;
import dev.hearth.simulation.SimulatedPublisher.Sending;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a room's shell without its actors: commands are collected into one write at a time, what fails is told
 * apart from what is unknown, nothing is recovered before a late write can no longer land, and whoever comes back goes on
 * where they were.
 */
final class SimulatedRoom {

    /** What a request can live at most, in milliseconds: recovery waits longer. */
    static final long MARGIN = 10_000;

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final long WINDOW = 50;
    private static final long GRACE = 60_000;
    private static final long POSITIONS = 10_000;
    private static final long TOP = 2_000;
    private static final int PENDING_MAX = 24;
    private static final int BATCH_MAX = 12;
    private static final int CAPACITY_MAX = 100;
    private static final int SNAPSHOT_EVERY = 60;
    private static final long SKEW_MAX = 2_000;

    private enum State {
        DOWN,
        READY,
        AWAITING_STORE
    }

    private record Waiting(@Nullable Sending sending, Submission submission) {}

    private record Flight(List<Waiting> batch, RoomBatch.Commit commit, StubJournal.Write write, long endsAt) {}

    private final Chance chance;
    private final Tally tally;
    private final Seams seams;
    private final StubJournal journal;
    private final Books books;
    private final SimulatedAttendance attendance = new SimulatedAttendance();
    private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
    private final SimulatedPublisher publisher;

    private State state = State.DOWN;
    private long now;
    private long skew;
    private long readyAt;
    private long commitAt;
    private long positionsAt;
    private long topAt;
    private long snapshotOffset;
    private boolean everRecovered;
    private @Nullable Flight flight;
    private Room room = Room.absent();

    SimulatedRoom(Chance chance, Tally tally, Seams seams, StubJournal journal, Books books) {
        this.chance = chance;
        this.tally = tally;
        this.seams = seams;
        this.journal = journal;
        this.books = books;
        this.publisher = new SimulatedPublisher(seams, attendance);
    }

    Room room() {
        return room;
    }

    boolean isAtRest() {
        return state == State.READY && flight == null && queue.isEmpty();
    }

    private Instant nodeTime() {
        return START.plusMillis(now + skew);
    }

    /** Whatever has become due by now happens. */
    void tick(long time) {
        now = time;
        journal.landDue(now);
        if (state != State.READY) {
            if (now >= readyAt) {
                recover();
            }
            return;
        }
        if (flight != null && now >= flight.endsAt()) {
            end(flight);
        }
        if (state == State.READY) {
            ownBusiness();
            if (flight == null && now >= commitAt && !queue.isEmpty()) {
                begin();
            }
        }
    }

    private void ownBusiness() {
        attendance.takeExpired(now).forEach(number -> submitOwn(new RoomCommand.Expire(number)));
        if (now >= positionsAt && attendance.hasUnstored()) {
            positionsAt = now + POSITIONS;
            submitOwn(new RoomCommand.NotePositions(standings()));
        }
        if (now >= topAt) {
            topAt = now + TOP;
            publisher.tellTop(room);
        }
    }

    private List<Standing> standings() {
        return attendance.whereabouts().entrySet().stream()
                .map(where -> new Standing(where.getKey(), where.getValue()))
                .toList();
    }

    private void submitOwn(RoomCommand command) {
        queue.add(new Waiting(null, Submission.byRoom(command)));
    }

    /** A command arrives; a node that is down hears nothing. */
    void arrive(Sending sending) {
        var waiting = new Waiting(sending, sending.wish().submission());
        if (state == State.DOWN) {
            tally.count("unheard command");
        } else if (state == State.AWAITING_STORE) {
            refuse(waiting, Rejection.STORAGE_UNAVAILABLE);
        } else if (capacityAsked(sending.wish().command()) > CAPACITY_MAX) {
            refuse(waiting, Rejection.LIMIT_REACHED);
        } else if (queue.size() >= PENDING_MAX) {
            refuse(waiting, Rejection.BUSY);
        } else {
            queue.add(waiting);
        }
    }

    private static int capacityAsked(RoomCommand command) {
        if (command instanceof RoomCommand.Create create) {
            return create.profile().capacity();
        }
        var capacity = command instanceof RoomCommand.Configure configure
                ? configure.change().capacity()
                : null;
        return capacity == null ? 0 : capacity;
    }

    void walk(PersonaId persona, Place place) {
        room.occupantOf(persona).ifPresent(occupant -> attendance.walk(occupant, place, room, nodeTime()));
    }

    /** Somebody inside looks different. */
    void dress(PersonaId persona) {
        if (state == State.READY) {
            room.occupantOf(persona)
                    .ifPresent(occupant -> submitOwn(new RoomCommand.Dress(persona, occupant.lookVersion() + 1)));
        }
    }

    private void begin() {
        var batch = new ArrayList<Waiting>();
        while (!queue.isEmpty() && batch.size() < BATCH_MAX) {
            batch.add(queue.remove());
        }
        commitAt = now + WINDOW;
        var submissions = batch.stream().map(Waiting::submission).toList();
        var commit = seams.decide(room, submissions, attendance.whereabouts(), nodeTime());
        books.ledger().decided(room, submissions, commit, nodeTime());
        if (commit.entries().isEmpty()) {
            publish(commit, batch);
        } else {
            var write = journal.begin(room.offset() + 1, commit.entries());
            flight = new Flight(batch, commit, write, now + chance.between(1, 60));
        }
    }

    private void end(Flight ended) {
        flight = null;
        var fate = ended.write().fate();
        if (fate == StubJournal.Fate.LANDS) {
            journal.land(ended.write());
        } else if (fate == StubJournal.Fate.REFUSED || !seams.believesUnheardWrites()) {
            fail(ended);
            return;
        }
        room = ended.commit().room();
        books.keeps(room, journal);
        publish(ended.commit(), ended.batch());
        if (room.offset() - snapshotOffset >= SNAPSHOT_EVERY) {
            snapshotOffset = room.offset();
            journal.snapshot(room);
        }
    }

    /** What was in flight may have happened, unless it was refused; what only waited has not. */
    private void fail(Flight failed) {
        boolean never = failed.write().fate() == StubJournal.Fate.REFUSED || seams.forgetsUnheardWrites();
        for (var waiting : failed.batch()) {
            doubt(waiting, never);
            refuse(waiting, never ? Rejection.STORAGE_UNAVAILABLE : Rejection.OUTCOME_PENDING);
        }
        queue.forEach(waiting -> refuse(waiting, Rejection.STORAGE_UNAVAILABLE));
        queue.clear();
        state = State.AWAITING_STORE;
        awaitStore(now + chance.below(30_000), failed.write());
        if (chance.oneIn(4)) {
            handOverInDoubt();
        }
    }

    /** Told to stop while a write of it may still land: it stays until that is over, and only then another life begins. */
    private void handOverInDoubt() {
        tally.count("hand-over in doubt");
        if (!seams.staysWhileInDoubt()) {
            readyAt = now + chance.below(2_000);
        }
        goDown();
    }

    /** A probe has been answered, and then the margin has passed: only now can no late write land any more. */
    private void awaitStore(long storeAnswersAt, StubJournal.Write write) {
        readyAt = storeAnswersAt + seams.lateWriteMargin(MARGIN);
        journal.abandon(write, now, storeAnswersAt + MARGIN);
    }

    private static void doubt(Waiting waiting, boolean never) {
        if (waiting.sending() != null && !never) {
            waiting.sending().wish().inDoubt++;
        }
    }

    private void recover() {
        var recovered = journal.recover();
        var next = recovered.room();
        Violation.unless(next.offset() >= room.offset(), "what was published is no longer there");
        books.equalsTheLog(next, journal);
        long published = everRecovered ? room.offset() : next.offset();
        room = next;
        books.keeps(room, journal);
        state = State.READY;
        everRecovered = true;
        snapshotOffset = room.offset() - recovered.tail().size();
        var missed = publisher.restart(room, published, recovered.tail());
        if (!missed.isEmpty()) {
            tally.count("published after recovery");
        }
        missed.forEach(attendance::settle);
        attendance.restartGrace(room, now + GRACE);
    }

    /** Kill -9: whatever was in flight goes its own way, whatever waited is gone, nobody is told. */
    void crash() {
        tally.count("crash");
        if (flight != null) {
            flight.batch().forEach(waiting -> doubt(waiting, false));
            awaitStore(now + chance.below(5_000), journal.orphaned(flight.write()));
        } else if (state == State.READY) {
            readyAt = now + MARGIN + chance.below(5_000);
        }
        goDown();
    }

    /** Another node takes over in good order: positions are stored before. */
    void handOver() {
        if (!isAtRest() || room.offset() == 0) {
            return;
        }
        tally.count("hand-over");
        submitOwn(new RoomCommand.NotePositions(standings()));
        begin();
        if (flight != null) {
            journal.land(
                    new StubJournal.Write(flight.write().first(), flight.write().entries(), StubJournal.Fate.LANDS));
        }
        readyAt = now + chance.below(2_000);
        goDown();
    }

    private void goDown() {
        state = State.DOWN;
        flight = null;
        queue.clear();
        publisher.forget();
        attendance.clear();
        everRecovered = false;
        room = Room.absent();
        skew = chance.between(0, (int) (2 * SKEW_MAX)) - SKEW_MAX;
    }

    private void publish(RoomBatch.Commit commit, List<Waiting> batch) {
        var joined = new ArrayList<Sending>();
        for (int i = 0; i < batch.size(); i++) {
            var sending = batch.get(i).sending();
            var outcome = commit.outcomes().get(i);
            if (sending != null) {
                publisher.answer(sending, booked(sending, outcome));
                if (sending.wish().command() instanceof RoomCommand.Join && outcome instanceof Outcome.Accepted) {
                    joined.add(sending);
                }
            }
        }
        publisher.publish(room, commit.entries());
        commit.entries().forEach(attendance::settle);
        joined.forEach(this::attachJoined);
    }

    private Outcome booked(Sending sending, Outcome outcome) {
        if (outcome instanceof Outcome.Accepted accepted) {
            long offset = accepted.receipt().offset();
            boolean stored = offset >= 1 && offset <= journal.size();
            books.ledger().accepted(sending.wish(), accepted, stored ? journal.entry(offset) : null);
        }
        return outcome;
    }

    private void attachJoined(Sending joined) {
        var occupant = room.occupantOf(joined.wish().who().persona());
        if (occupant.isEmpty()) {
            joined.client().tell(joined.connection(), new Message.Gone(Rejection.NOT_IN_ROOM));
        } else {
            hold(joined.client(), joined.connection(), occupant.get().number());
            joined.client().tell(joined.connection(), publisher.snapshot(room));
        }
    }

    private void refuse(Waiting waiting, Rejection rejection) {
        var sending = waiting.sending();
        if (sending != null) {
            tally.count(rejection);
            publisher.refuse(room, sending, rejection);
        }
    }

    /** Somebody wants to go on where they were; a room that never recovered cannot answer yet. */
    void attach(Client client, long connection, Principal who, String epoch, long offset) {
        if (!everRecovered) {
            return;
        }
        var occupant = room.occupantOf(who.persona());
        if (occupant.isEmpty()) {
            var why = room.canAttend(who, nodeTime());
            Violation.unless(why.isPresent(), "somebody outside may attend");
            client.tell(connection, new Message.Gone(why.orElse(Rejection.NOT_IN_ROOM)));
            return;
        }
        hold(client, connection, occupant.get().number());
        client.tell(connection, publisher.resumed(room, epoch, offset));
    }

    void detach(long connection) {
        attendance.detach(connection, now + GRACE);
    }

    private void hold(Client client, long connection, int occupant) {
        queue.removeIf(waiting ->
                waiting.submission().command() instanceof RoomCommand.Expire expire && expire.occupant() == occupant);
        attendance.hold(connection, client, occupant);
    }
}
