package dev.hearth.room;

import dev.hearth.room.RoomEntity.Command;
import dev.hearth.room.domain.Occupant;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.IntPredicate;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/** Wakes the room when the grace time of somebody whom no connection holds is over. Part of {@link RoomFront}. */
final class GraceTimer {

    private final Attendance attendance;
    private final TimerScheduler<Command> timers;
    private final Duration graceTime;
    private final Clock clock;

    GraceTimer(Attendance attendance, TimerScheduler<Command> timers, Duration graceTime, Clock clock) {
        this.attendance = attendance;
        this.timers = timers;
        this.graceTime = graceTime;
        this.clock = clock;
    }

    void start(int occupant) {
        attendance.startGrace(occupant, clock.instant().plus(graceTime));
        schedule();
    }

    /** Everybody whom nobody holds gets the whole time: after recovery, and after the store was away. */
    void restart(Collection<Occupant> occupants) {
        var numbers = occupants.stream().map(Occupant::number).toList();
        attendance.restartGrace(numbers, clock.instant().plus(graceTime));
        schedule();
    }

    /** While the store is away nobody's time runs out. */
    void suspend() {
        timers.cancel(RoomFront.Tick.GRACE);
    }

    /** Those whose time is over; whoever is on their way in gets the whole time again. */
    List<Integer> takeExpired(IntPredicate isComingIn) {
        var expired = attendance.takeExpired(clock.instant());
        expired.stream().filter(isComingIn::test).forEach(this::start);
        schedule();
        return expired.stream().filter(number -> !isComingIn.test(number)).toList();
    }

    private void schedule() {
        attendance.nextGraceEnd().ifPresent(end -> {
            var delay = Duration.between(clock.instant(), end);
            timers.startSingleTimer(RoomFront.Tick.GRACE, delay.isNegative() ? Duration.ZERO : delay);
        });
    }
}
