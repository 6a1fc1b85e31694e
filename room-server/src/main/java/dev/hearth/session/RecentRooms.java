package dev.hearth.session;

import dev.hearth.kernel.RoomId;
import dev.hearth.session.domain.Inbox;
import dev.hearth.session.domain.InboxCommand;
import dev.hearth.session.domain.InboxOutcome;
import dev.hearth.store.JournalAccess;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/** Rooms last attended: kept in memory, written now and then in one list. A crash forgets those not yet written. */
final class RecentRooms {

    private final TimerScheduler<UserSessionEntity.Command> timers;
    private final Duration writeDelay;
    private final InboxAccess access;
    private List<RoomId> unwritten = List.of();
    private boolean writing;

    RecentRooms(TimerScheduler<UserSessionEntity.Command> timers, Duration writeDelay, InboxAccess access) {
        this.timers = timers;
        this.writeDelay = writeDelay;
        this.access = access;
    }

    void onAttended(RoomId room) {
        if (unwritten.isEmpty()
                && access.known().map(inbox -> isNewest(inbox, room)).orElse(false)) {
            return;
        }
        unwritten = merged(Stream.of(room), unwritten);
        if (!timers.isTimerActive(SessionSignal.Due.ROOMS)) {
            timers.startSingleTimer(SessionSignal.Due.ROOMS, writeDelay);
        }
    }

    /** Writes what is not written yet; called when the delay is over, and before the session ends. */
    void write() {
        if (unwritten.isEmpty() || writing) {
            return;
        }
        timers.cancel(SessionSignal.Due.ROOMS);
        writing = true;
        var rooms = unwritten;
        access.submit(new InboxCommand.NoteRooms(rooms), answer -> {
            writing = false;
            if (isDone(answer) && unwritten.equals(rooms)) {
                unwritten = List.of();
            } else if (!unwritten.isEmpty()) {
                timers.startSingleTimer(SessionSignal.Due.ROOMS, writeDelay);
            }
        });
    }

    /** Newest first, as far as they are in memory. */
    List<RoomId> known() {
        return merged(unwritten.stream(), access.known().map(Inbox::recentRooms).orElse(List.of()));
    }

    boolean isWritten() {
        return unwritten.isEmpty();
    }

    private static boolean isDone(JournalAccess.Answer<InboxOutcome> answer) {
        return answer instanceof JournalAccess.Decided<InboxOutcome> decided
                && decided.outcome() instanceof InboxOutcome.Done;
    }

    private static boolean isNewest(Inbox inbox, RoomId room) {
        return Optional.of(room).equals(inbox.recentRooms().stream().findFirst());
    }

    private static List<RoomId> merged(Stream<RoomId> newer, List<RoomId> older) {
        return Stream.concat(newer, older.stream())
                .distinct()
                .limit(Inbox.RECENT_ROOMS_MAX)
                .toList();
    }
}
