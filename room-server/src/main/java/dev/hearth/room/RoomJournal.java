package dev.hearth.room;

import dev.hearth.logs.LogEvent;
import dev.hearth.logs.LogKey;
import dev.hearth.logs.RootCause;
import dev.hearth.room.domain.Place;
import dev.hearth.room.domain.Room;
import dev.hearth.room.domain.RoomBatch;
import dev.hearth.room.domain.RoomCommand;
import dev.hearth.room.domain.RoomEntry;
import dev.hearth.room.domain.Standing;
import dev.hearth.room.domain.Submission;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.SnapshotCompleted;
import org.apache.pekko.persistence.typed.SnapshotFailed;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The room's one ordered log. It decides a batch against the state as it evolves, persists one list, and answers with
 * outcomes, entries and the new state. It stops when a write fails; whether that write landed is for the next recovery
 * to say. Told by {@link RoomFront} alone, one batch at a time.
 */
final class RoomJournal extends EventSourcedBehavior<RoomJournal.Command, RoomEntry, Room> {

    /** Snapshots kept per room; older ones are deleted. */
    private static final int SNAPSHOTS_KEPT = 2;
    /** When the last one leaves, a log tail of this length is worth a snapshot, so that waking stays cheap. */
    private static final int TAIL_WORTH_A_SNAPSHOT = 100;

    sealed interface Command {}

    /** @param whereabouts newest positions that the log does not have yet, by occupant number */
    record Batch(List<Submission> submissions, Map<Integer, Place> whereabouts, Instant now) implements Command {}

    /** Store these positions and stop. */
    record Finish(List<Standing> positions, Instant now) implements Command {}

    /** What the journal tells its front. */
    sealed interface Reply extends RoomFront.Internal {}

    /** @param tail the newest entries, as far as they were replayed */
    record Recovered(Room room, List<RoomEntry> tail) implements Reply {}

    record Committed(RoomBatch.Commit commit) implements Reply {}

    /**
     * Events are missing among the numbers of a log, or were left out in reading because two writers gave the same numbers.
     * Going on would give numbers that people have seen to other events.
     */
    static final class MisnumberedLog extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MisnumberedLog(long events, long lastNumber) {
            super("the log has " + events + " events that count, and its last number is " + lastNumber);
        }
    }

    /** Not under the name of this class, whose lines are Pekko's and would repeat what is written: {@code logback.xml}. */
    private static final Logger LOG = LoggerFactory.getLogger(RoomEntity.class);

    private final ActorContext<Command> context;
    private final ActorRef<? super Reply> front;
    private final RoomSettings settings;
    private final ArrayDeque<RoomEntry> replayed = new ArrayDeque<>();
    private boolean recovering = true;
    private long snapshotOffset;

    static Behavior<Command> create(PersistenceId id, ActorRef<? super Reply> front, RoomSettings settings) {
        return Behaviors.setup(context -> new RoomJournal(context, id, front, settings));
    }

    private RoomJournal(
            ActorContext<Command> context, PersistenceId id, ActorRef<? super Reply> front, RoomSettings settings) {
        super(id);
        this.context = context;
        this.front = front;
        this.settings = settings;
    }

    @Override
    public Room emptyState() {
        return Room.absent();
    }

    @Override
    public CommandHandler<Command, RoomEntry, Room> commandHandler() {
        return newCommandHandlerBuilder()
                .forAnyState()
                .onCommand(Batch.class, this::onBatch)
                .onCommand(Finish.class, this::onFinish)
                .build();
    }

    @Override
    public EventHandler<Room, RoomEntry> eventHandler() {
        return (room, entry) -> {
            if (recovering) {
                remember(entry);
            }
            return room.apply(entry);
        };
    }

    @Override
    public SignalHandler<Room> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), this::onRecovered)
                .onSignal(SnapshotCompleted.class, (room, completed) -> snapshotOffset = room.offset())
                .onSignal(SnapshotFailed.class, this::onSnapshotFailed)
                .build();
    }

    @Override
    public boolean shouldSnapshot(Room room, RoomEntry entry, long offset) {
        return room.occupants().isEmpty() && offset - snapshotOffset >= TAIL_WORTH_A_SNAPSHOT;
    }

    @Override
    public RetentionCriteria retentionCriteria() {
        return RetentionCriteria.snapshotEvery(settings.snapshotEvery(), SNAPSHOTS_KEPT);
    }

    private Effect<RoomEntry, Room> onBatch(Room room, Batch batch) {
        var commit = RoomBatch.decide(room, batch.submissions(), batch.whereabouts(), batch.now());
        if (commit.entries().isEmpty()) {
            return Effect().none().thenRun(unchanged -> front.tell(new Committed(commit)));
        }
        return Effect().persist(commit.entries()).thenRun(persisted -> front.tell(new Committed(commit)));
    }

    private Effect<RoomEntry, Room> onFinish(Room room, Finish finish) {
        var note = Submission.byRoom(new RoomCommand.NotePositions(finish.positions()));
        var whereabouts = finish.positions().stream().collect(Collectors.toMap(Standing::number, Standing::place));
        var entries =
                RoomBatch.decide(room, List.of(note), whereabouts, finish.now()).entries();
        return entries.isEmpty() ? Effect().stop() : Effect().persist(entries).thenStop();
    }

    private void onRecovered(Room room) {
        recovering = false;
        if (room.offset() != lastSequenceNumber(context)) {
            throw new MisnumberedLog(room.offset(), lastSequenceNumber(context));
        }
        snapshotOffset = room.offset() - replayed.size();
        var tail = List.copyOf(replayed);
        replayed.clear();
        front.tell(new Recovered(room, tail));
    }

    private void onSnapshotFailed(Room room, SnapshotFailed failed) {
        LogEvent.SNAPSHOT_FAILED
                .at(LOG)
                .addKeyValue(LogKey.ROOM, persistenceId().entityId())
                .log("no snapshot: {}", RootCause.of(failed.getFailure()));
    }

    private void remember(RoomEntry entry) {
        replayed.addLast(entry);
        if (replayed.size() > settings.catchUp().ringEventsMax()) {
            replayed.removeFirst();
        }
    }
}
