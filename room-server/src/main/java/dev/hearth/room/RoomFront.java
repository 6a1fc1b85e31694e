package dev.hearth.room;

import dev.hearth.kernel.RoomId;
import dev.hearth.room.CommitQueue.Asker;
import dev.hearth.room.CommitQueue.Waiting;
import dev.hearth.room.RoomEntity.Attach;
import dev.hearth.room.RoomEntity.Claim;
import dev.hearth.room.RoomEntity.Command;
import dev.hearth.room.RoomEntity.Count;
import dev.hearth.room.RoomEntity.Detach;
import dev.hearth.room.RoomEntity.Dress;
import dev.hearth.room.RoomEntity.Join;
import dev.hearth.room.RoomEntity.MakeSign;
import dev.hearth.room.RoomEntity.MayWhisper;
import dev.hearth.room.RoomEntity.Move;
import dev.hearth.room.RoomEntity.Notification;
import dev.hearth.room.RoomEntity.Order;
import dev.hearth.room.RoomEntity.Peek;
import dev.hearth.room.RoomEntity.ShowPresent;
import dev.hearth.room.RoomEntity.Stop;
import dev.hearth.room.RoomEntity.Submit;
import dev.hearth.room.RoomEntity.WhisperVerdict;
import dev.hearth.room.domain.Occupant;
import dev.hearth.room.domain.Rejection;
import dev.hearth.room.domain.Room;
import dev.hearth.room.domain.RoomCommand;
import dev.hearth.room.domain.Submission;
import dev.hearth.store.StoreGuard;
import java.time.Duration;
import java.time.Instant;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;

/**
 * The actor behind {@link RoomEntity}: collects commands for the journal in the rhythm of commits, publishes what was
 * committed once per relay, and answers everything that must not wait for the disk. It holds no truth that the journal
 * or a connection could not tell again.
 */
final class RoomFront extends AbstractBehavior<Command> {

    /** Messages of the room to itself. */
    sealed interface Internal extends Command
            permits Tick, RelayLost, StoreAnswered, WriterDesk.LogCounted, RoomJournal.Reply {}

    enum Tick implements Internal {
        COMMIT,
        SHOW,
        GRACE,
        POSITIONS,
        TOP_OFFSET,
        IDLE,
        OVERDUE,
        ASK_STORE,
        WRITERS,
        STOP_OVERDUE
    }

    private record RelayLost(ActorRef<Notification> relay) implements Internal {}

    private record StoreAnswered(StoreGuard.Answer answer) implements Internal {}

    private final RoomContext world;
    private final RoomSettings settings;
    private final TimerScheduler<Command> timers;
    private final Attendance attendance = new Attendance();
    private final Floor floor;
    private final Faces faces = new Faces(this::submitOwn);
    private final RoomPublisher publisher;
    private final Settlement settlement;
    private final CommitPipeline commits;
    private final GraceTimer grace;
    private final EarlyQuestions early;
    private final StatusTeller statuses;
    private final AttachDesk desk;
    private final WriterDesk writers;
    private final PeekDesk peeks;

    private boolean stopping;

    static Behavior<Command> create(RoomId id, RoomContext world) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> new RoomFront(context, timers, id, world)));
    }

    private RoomFront(ActorContext<Command> context, TimerScheduler<Command> timers, RoomId id, RoomContext world) {
        super(context);
        this.world = world;
        this.settings = world.settings();
        this.timers = timers;
        this.floor = new Floor(settings.interest());
        this.publisher = new RoomPublisher(id, settings, attendance, floor, faces, context.getSelf());
        this.settlement = new Settlement(attendance, floor, faces);
        var storeAnswers = context.messageAdapter(StoreGuard.Answer.class, StoreAnswered::new);
        this.commits = new CommitPipeline(context, timers, id, world, publisher, floor, faces, storeAnswers);
        this.grace = new GraceTimer(attendance, timers, settings.graceTime(), world.clock());
        this.early = new EarlyQuestions(settings.pendingMax());
        this.statuses = new StatusTeller(
                id, world.directory(), world.clock(), world.live().woke(id));
        this.desk = new AttachDesk(world.clock(), attendance, floor, faces, commits, publisher, early, this::held);
        this.writers = new WriterDesk(context, timers, id, world, commits);
        this.peeks = new PeekDesk(id, attendance, faces, world.clock());
        timers.startTimerWithFixedDelay(Tick.TOP_OFFSET, settings.topOffsetInterval());
        timers.startTimerWithFixedDelay(Tick.IDLE, settings.idleStopAfter());
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Submit.class, this::onSubmit)
                .onMessage(Join.class, this::onJoin)
                .onMessage(Attach.class, this::onAttach)
                .onMessage(Detach.class, this::onDetach)
                .onMessage(Dress.class, this::onDress)
                .onMessage(Move.class, this::onMove)
                .onMessage(MakeSign.class, this::onMakeSign)
                .onMessage(MayWhisper.class, this::onMayWhisper)
                .onMessage(ShowPresent.class, this::onShowPresent)
                .onMessage(Count.class, this::onCount)
                .onMessage(Claim.class, this::onClaim)
                .onMessage(Order.class, this::onOrder)
                .onMessage(Peek.class, this::onPeek)
                .onMessage(RoomJournal.Committed.class, this::onCommitted)
                .onMessage(RoomJournal.Recovered.class, this::onRecovered)
                .onMessage(StoreAnswered.class, this::onStoreAnswered)
                .onMessage(WriterDesk.LogCounted.class, this::onLogCounted)
                .onMessage(RelayLost.class, this::onRelayLost)
                .onMessage(Tick.class, this::onTick)
                .onMessage(Stop.class, stop -> onStop())
                .onSignal(ChildFailed.class, this::onJournalFailed)
                .onSignal(Terminated.class, stopped -> Behaviors.stopped())
                .onSignal(PostStop.class, stopped -> onStopped())
                .build();
    }

    private Behavior<Command> onSubmit(Submit submit) {
        var asker = new Asker(submit.relay(), submit.connection(), submit.request());
        commits.accept(new Waiting(submit.submission(), asker, null, System.nanoTime()));
        return this;
    }

    /** Whoever comes in again before their end is being written keeps their place; the grace time begins anew. */
    private Behavior<Command> onJoin(Join join) {
        room().occupantOf(join.face().persona())
                .map(Occupant::number)
                .filter(attendance::isReconnecting)
                .ifPresent(number -> {
                    commits.keep(number);
                    grace.start(number);
                });
        var asker = new Asker(join.relay(), join.connection(), join.request());
        commits.accept(new Waiting(join.submission(), asker, join.face(), System.nanoTime()));
        return this;
    }

    private Behavior<Command> onAttach(Attach attach) {
        desk.attach(attach);
        return this;
    }

    private Behavior<Command> onClaim(Claim claim) {
        desk.claim(claim);
        return this;
    }

    private void answerEarly() {
        for (var question : early.takeAll()) {
            if (question instanceof Attach attach) {
                onAttach(attach);
            } else if (question instanceof MayWhisper ask) {
                onMayWhisper(ask);
            } else if (question instanceof Peek peek) {
                peeks.answer(peek, room());
            }
        }
    }

    private void held(ActorRef<Notification> relay, boolean isBack) {
        getContext().watchWith(relay, new RelayLost(relay));
        if (isBack) {
            showSoon();
        }
    }

    private Behavior<Command> onDetach(Detach detach) {
        early.forget(attach -> attach.connection().equals(detach.connection()));
        attendance.detach(detach.connection()).ifPresent(this::startGrace);
        return this;
    }

    private Behavior<Command> onRelayLost(RelayLost lost) {
        early.forget(attach -> attach.relay().equals(lost.relay()));
        attendance.relayLost(lost.relay()).forEach(this::startGrace);
        return this;
    }

    private void startGrace(int occupant) {
        floor.markReconnecting(occupant, true);
        showSoon();
        grace.start(occupant);
    }

    /** Whoever is not here yet brings the newest face along when they come. */
    private Behavior<Command> onDress(Dress dress) {
        if (room().occupantOf(dress.face().persona()).isPresent()) {
            desk.know(dress.face());
        }
        return this;
    }

    private Behavior<Command> onMove(Move move) {
        room().occupantOf(move.persona()).ifPresent(occupant -> {
            floor.walk(occupant, move.place(), room().layout(), now());
            showSoon();
            startOnce(Tick.POSITIONS, settings.positionsInterval());
        });
        return this;
    }

    private Behavior<Command> onMakeSign(MakeSign sign) {
        room().occupantOf(sign.persona()).ifPresent(occupant -> {
            floor.sign(occupant.number(), sign);
            showSoon();
        });
        return this;
    }

    private Behavior<Command> onMayWhisper(MayWhisper ask) {
        if (commits.everRecovered()) {
            ask.replyTo().tell(WhisperVerdict.on(ask, room(), now()));
        } else if (!early.postpone(ask)) {
            ask.replyTo().tell(new WhisperVerdict.Denied(Rejection.BUSY));
        }
        return this;
    }

    private Behavior<Command> onOrder(Order order) {
        submitOwn(order.command());
        return this;
    }

    private Behavior<Command> onPeek(Peek peek) {
        peeks.ask(peek, commits, early);
        return this;
    }

    private Behavior<Command> onShowPresent(ShowPresent ask) {
        publisher.showPresent(room(), ask.relay());
        return this;
    }

    private Behavior<Command> onCount(Count ask) {
        publisher.count(room(), ask.relay());
        return this;
    }

    /** The first sign of life in a quiet room is shown at once, the rest with the next tick. */
    private void showSoon() {
        if (!timers.isTimerActive(Tick.SHOW)) {
            show();
        }
    }

    private void show() {
        if (floor.hasNews()) {
            publisher.show(room(), now());
            timers.startSingleTimer(Tick.SHOW, settings.interest().tick(floor.isCrowded(), settings.moveTick()));
        }
    }

    private Behavior<Command> onCommitted(RoomJournal.Committed committed) {
        var done = commits.onCommitted(committed.commit());
        statuses.committed(done.size());
        committed.commit().entries().forEach(settlement::settle);
        done.forEach(desk::joined);
        answerEarly();
        done.forEach(each -> faces.decided(room(), each.command().submission().command()));
        writers.lookLater();
        return carryOn();
    }

    private Behavior<Command> onRecovered(RoomJournal.Recovered recovered) {
        commits.onRecovered(recovered).forEach(settlement::settle);
        grace.restart(room().occupants());
        answerEarly();
        faces.settleAll(room());
        writers.recovered();
        return carryOn();
    }

    private Behavior<Command> carryOn() {
        if (stopping) {
            return finish();
        }
        statuses.tell(room(), true);
        showSoon();
        commits.commitWhenDue();
        return this;
    }

    private Behavior<Command> onJournalFailed(ChildFailed failed) {
        grace.suspend();
        commits.onFailed(failed.getCause());
        return stopIfSafe();
    }

    private Behavior<Command> onStoreAnswered(StoreAnswered answered) {
        commits.onStoreAnswered(answered.answer());
        return stopIfSafe();
    }

    /** The next life may read the log at once, so this one ends only when nothing it began can land any more. */
    private Behavior<Command> stopIfSafe() {
        return stopping && commits.isAwaitingStore() && !commits.isInDoubt() ? Behaviors.stopped() : this;
    }

    /** Somebody else writes, so what this life would tell people need not be what the log says: it ends. */
    private Behavior<Command> onLogCounted(WriterDesk.LogCounted counted) {
        if (!stopping && writers.findsAnother(counted)) {
            beginToStop();
            grace.suspend();
            commits.abandon();
        }
        return this;
    }

    private Behavior<Command> onTick(Tick tick) {
        switch (tick) {
            case COMMIT -> commits.commitWhenDue();
            case SHOW -> show();
            case GRACE -> expire();
            case POSITIONS -> notePositions();
            case TOP_OFFSET -> tellTopOffset();
            case IDLE -> sleepIfIdle();
            case OVERDUE -> commits.refuseOverdue();
            case ASK_STORE -> commits.askStore();
            case WRITERS -> writers.look();
            case STOP_OVERDUE -> {
                commits.giveUp();
                return Behaviors.stopped();
            }
        }
        return this;
    }

    private void expire() {
        if (commits.isReady()) {
            grace.takeExpired(commits::isComingIn).forEach(number -> submitOwn(new RoomCommand.Expire(number)));
        }
    }

    private void notePositions() {
        if (commits.isReady() && floor.hasUnstored()) {
            submitOwn(new RoomCommand.NotePositions(floor.unstored()));
        }
    }

    private void submitOwn(RoomCommand command) {
        commits.accept(new Waiting(Submission.byRoom(command), null, null, System.nanoTime()));
    }

    private void tellTopOffset() {
        if (commits.everRecovered()) {
            publisher.tellTopOffsetIfDue(room());
        }
    }

    private void sleepIfIdle() {
        if (room().occupants().isEmpty() && attendance.relays().isEmpty() && commits.isIdle()) {
            world.shard().tell(new ClusterSharding.Passivate<>(getContext().getSelf()));
        }
    }

    /** Told by sharding: finish the write in flight, store positions, then stop. */
    private Behavior<Command> onStop() {
        beginToStop();
        commits.refuseNew();
        return commits.isIdle() ? finish() : stopIfSafe();
    }

    private void beginToStop() {
        stopping = true;
        startOnce(Tick.STOP_OVERDUE, world.stopWithin());
    }

    private Behavior<Command> finish() {
        commits.finish(floor.unstored());
        return this;
    }

    /** However the room ended: as long as it does not live it counts as empty. */
    private Behavior<Command> onStopped() {
        statuses.tell(room(), false);
        return this;
    }

    private void startOnce(Tick tick, Duration delay) {
        if (!timers.isTimerActive(tick)) {
            timers.startSingleTimer(tick, delay);
        }
    }

    private Room room() {
        return commits.room();
    }

    private Instant now() {
        return world.clock().instant();
    }
}
