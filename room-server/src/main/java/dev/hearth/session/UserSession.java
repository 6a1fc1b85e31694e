package dev.hearth.session;

import dev.hearth.kernel.PersonId;
import dev.hearth.session.SessionSignal.Due;
import dev.hearth.session.UserSessionEntity.Command;
import dev.hearth.session.domain.Inbox;
import dev.hearth.session.domain.InboxEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
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
import org.apache.pekko.japi.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The behaviour behind {@link UserSessionEntity}: hands each message to the desk it is for, and decides when the session may
 * end. It ends only with its shard's permission, when no link is inside its window and nothing is on its way.
 */
final class UserSession extends AbstractBehavior<Command> implements InboxAccess.Listener {

    private static final Duration SWEEP_INTERVAL = Duration.ofMillis(250);

    private final TimerScheduler<Command> timers;
    private final ActorRef<ClusterSharding.ShardCommand> shard;
    private final SessionDoors doors;
    private final InboxAccess access;
    private final LinkDesk links;
    private final InboxDesk inbox;
    private final SendDesk sends;
    private final RecentRooms rooms;
    private final PresenceCount counted;
    private @Nullable Instant armedEnd;
    private boolean stopping;
    private boolean stopIsLate;
    private boolean stopIsOverdue;

    static Behavior<Command> create(PersonId person, ActorRef<ClusterSharding.ShardCommand> shard, SessionDoors doors) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new UserSession(context, timers, person, shard, doors)));
    }

    private UserSession(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            PersonId person,
            ActorRef<ClusterSharding.ShardCommand> shard,
            SessionDoors doors) {
        super(context);
        this.timers = timers;
        this.shard = shard;
        this.doors = doors;
        access = new InboxAccess(context, timers, person, doors, this);
        rooms = new RecentRooms(timers, doors.settings().roomsWriteDelay(), access);
        links = new LinkDesk(context, doors, rooms::known);
        inbox = new InboxDesk(context, person, doors, links, access);
        sends = new SendDesk(context, person, doors, links, access);
        counted = new PresenceCount(doors.metrics());
        counted.now(links.links());
        armSleep();
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(UserSessionEntity.Connect.class, then(links::onConnect))
                .onMessage(UserSessionEntity.Resume.class, then(links::onResume))
                .onMessage(UserSessionEntity.ConfirmLink.class, then(links::onConfirm))
                .onMessage(UserSessionEntity.Disconnected.class, then(links::onDisconnected))
                .onMessage(UserSessionEntity.EndLink.class, then(links::onEndLink))
                .onMessage(UserSessionEntity.AskPresence.class, then(this::onAskPresence))
                .onMessage(UserSessionEntity.AttachInbox.class, then(inbox::onAttach))
                .onMessage(UserSessionEntity.ReadInbox.class, then(inbox::onRead))
                .onMessage(UserSessionEntity.AcknowledgeInbox.class, then(inbox::onAcknowledge))
                .onMessage(UserSessionEntity.Deliver.class, then(inbox::onDeliver))
                .onMessage(UserSessionEntity.Send.class, then(sends::onSend))
                .onMessage(UserSessionEntity.RoomAttended.class, then(attended -> rooms.onAttended(attended.room())))
                .onMessage(UserSessionEntity.AnnounceLook.class, then(links::onLook))
                .onMessage(UserSessionEntity.Stop.class, then(stop -> onStop()))
                .onMessage(SessionSignal.GatewayGone.class, then(gone -> links.onGatewayGone(gone.gateway())))
                .onMessage(SessionSignal.JournalSaid.class, then(said -> access.onJournalSaid(said.reply())))
                .onMessage(SessionSignal.StoreSaid.class, then(said -> access.onStoreSaid(said.answer())))
                .onMessage(SessionSignal.VerdictCame.class, then(sends::onVerdict))
                .onMessage(SessionSignal.DeliveryCame.class, then(sends::onDelivery))
                .onMessage(SessionSignal.PageCame.class, then(inbox::onPageCame))
                .onMessage(Due.class, then(this::onDue))
                .onSignal(PostStop.class, stopped -> onEnd())
                .onSignal(ChildFailed.class, then(failed -> access.onJournalFailed(failed.getCause())))
                .onSignal(Terminated.class, then(stopped -> access.onJournalStopped()))
                .build();
    }

    @Override
    public void onLoaded(@Nullable Inbox before, Inbox now) {
        inbox.onLoaded(before, now);
    }

    @Override
    public void onWritten(List<InboxEvent> events, Inbox now) {
        inbox.publish(events, now);
    }

    @Override
    public boolean wantsInbox() {
        return inbox.wantsInbox();
    }

    private Behavior<Command> onEnd() {
        counted.end();
        return this;
    }

    private <T> Function<T, Behavior<Command>> then(Consumer<T> handler) {
        return message -> {
            handler.accept(message);
            return settled();
        };
    }

    /** What has to hold after every message: timers fit what waits, and a session that was told to stop stops. */
    private Behavior<Command> settled() {
        if (stopping && (stopIsOverdue || (access.isSettled() && (rooms.isWritten() || stopIsLate)))) {
            access.close();
            return Behaviors.stopped();
        }
        counted.now(links.links());
        armSweep();
        armLinkEnd();
        armSleep();
        return this;
    }

    private void onDue(Due due) {
        switch (due) {
            case SWEEP -> sweep();
            case LINKS -> links.expire();
            case ROOMS -> rooms.write();
            case RECOVERY -> access.onRecoveryDue();
            case SLEEP -> onSleepDue();
            case STOP -> stopIsLate = true;
            case STOP_ANYWAY -> stopIsOverdue = true;
        }
    }

    private void onAskPresence(UserSessionEntity.AskPresence ask) {
        links.expire();
        ask.replyTo().tell(links.presence());
    }

    private void onStop() {
        stopping = true;
        links.askToConfirm();
        sends.close();
        rooms.write();
        timers.startSingleTimer(Due.STOP, doors.settings().times().journal());
        timers.startSingleTimer(Due.STOP_ANYWAY, doors.stopWithin());
    }

    private void onSleepDue() {
        rooms.write();
        if (isIdle()) {
            shard.tell(new ClusterSharding.Passivate<>(getContext().getSelf()));
        }
    }

    private void sweep() {
        var now = doors.clock().instant();
        access.sweep(now);
        sends.sweep(now);
    }

    private void armSweep() {
        boolean wanted = !access.isIdle() || !sends.isIdle();
        if (wanted && !timers.isTimerActive(Due.SWEEP)) {
            timers.startTimerWithFixedDelay(Due.SWEEP, Due.SWEEP, SWEEP_INTERVAL);
        } else if (!wanted) {
            timers.cancel(Due.SWEEP);
        }
    }

    private void armLinkEnd() {
        var end = links.nextEnd().orElse(null);
        if (end == null) {
            timers.cancel(Due.LINKS);
        } else if (!end.equals(armedEnd)) {
            var left = Duration.between(doors.clock().instant(), end);
            timers.startSingleTimer(Due.LINKS, left.isNegative() ? Duration.ZERO : left);
        }
        armedEnd = end;
    }

    private void armSleep() {
        if (!isIdle()) {
            timers.cancel(Due.SLEEP);
        } else if (!timers.isTimerActive(Due.SLEEP)) {
            timers.startSingleTimer(Due.SLEEP, doors.settings().linger());
        }
    }

    private boolean isIdle() {
        return links.isEmpty() && access.isIdle() && access.mayEnd() && sends.isIdle() && inbox.isIdle();
    }
}
