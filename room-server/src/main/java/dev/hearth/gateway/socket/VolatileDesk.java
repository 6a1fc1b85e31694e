package dev.hearth.gateway.socket;

import dev.hearth.protocol.ServerMessage;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.crowd.InterestSettings;
import dev.hearth.room.crowd.View;
import dev.hearth.room.domain.Standing;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What of a room is true only now, on its way to those who look: to everybody the same, in a crowd to each cell its own.
 * Whoever missed something is shown the present later, alone; whoever does not look gets numbers. Confined to the relay.
 */
final class VolatileDesk {

    private final InterestSettings interest;
    private final Frames frames;
    private final MoveFrames moveFrames;
    private final RoomQuestions questions;
    private final Function<RelayedRoom, LoopTasks> tasksFor;

    VolatileDesk(
            InterestSettings interest,
            Frames frames,
            RoomQuestions questions,
            Function<RelayedRoom, LoopTasks> tasksFor) {
        this.interest = interest;
        this.frames = frames;
        this.moveFrames = new MoveFrames(frames);
        this.questions = questions;
        this.tasksFor = tasksFor;
    }

    void moved(RelayedRoom room, RoomEntity.Moved moved) {
        if (moved.crowded()) {
            movedInCrowd(room, moved);
        } else {
            room.audience().disperse();
            share(room, moveFrames.of(room.id(), moved.at(), moved.moves()));
        }
    }

    void signed(RelayedRoom room, RoomEntity.Signed signed) {
        share(room, frames.of(RoomMessages.signs(signed)));
    }

    /** One frame for all who look; takes ownership. */
    private void share(RelayedRoom room, ByteBuf frame) {
        var tasks = tasksFor.apply(room);
        room.audience().watching().forEach((loop, own) -> {
            if (tasks.isFull(loop)) {
                own.forEach(Attendee::wantPresent);
            } else {
                own.forEach(attendee -> tasks.latest(attendee.socket(), frame.retain()));
            }
        });
        frame.release();
        tasks.hand();
    }

    private void movedInCrowd(RelayedRoom room, RoomEntity.Moved moved) {
        var audience = room.audience();
        var crowd = audience.crowd(interest);
        crowd.step(moved.moves(), moved.far());
        if (audience.watching().isEmpty()) {
            return;
        }
        moveFrames.begin(room.id(), moved.at(), moved.moves(), moved.far());
        var made = new HashMap<View, ByteBuf>();
        var tasks = tasksFor.apply(room);
        audience.watching().forEach((loop, own) -> {
            if (tasks.isFull(loop)) {
                own.forEach(Attendee::wantPresent);
                return;
            }
            for (var attendee : own) {
                show(attendee, crowd.viewOf(attendee.occupant()), made, tasks);
            }
        });
        made.values().forEach(ByteBuf::release);
        tasks.hand();
        questions.presentIfDue(room);
    }

    /** Whoever is not on the map yet sees everything, and the room is asked where everybody is. */
    private void show(Attendee attendee, @Nullable View view, Map<View, ByteBuf> made, LoopTasks tasks) {
        if (view == null) {
            attendee.wantPresent();
            tasks.latest(attendee.socket(), moveFrames.whole());
        } else if (moveFrames.hasFar()
                || view.nearCount() > 0
                || !view.newlySeen().isEmpty()) {
            var frame = made.computeIfAbsent(view, moveFrames::of);
            tasks.latest(attendee.socket(), frame.retain());
        }
    }

    /** The present values, for those who missed some and for nobody else. */
    void present(RelayedRoom room, RoomEntity.Present present) {
        var audience = room.audience();
        if (present.crowded()) {
            audience.crowd(interest).reset(present.standings());
        }
        var waiting = audience.takePresentWanted();
        if (waiting.isEmpty()) {
            return;
        }
        var parts = parts(present);
        var tasks = tasksFor.apply(room);
        for (var attendee : waiting) {
            if (tasks.isFull(attendee.socket().loop())) {
                attendee.wantPresent();
            } else {
                parts.forEach(part -> tasks.latest(attendee.socket(), part.retain()));
            }
        }
        parts.forEach(ByteBuf::release);
        tasks.hand();
    }

    private List<ByteBuf> parts(RoomEntity.Present present) {
        var parts = new ArrayList<ByteBuf>();
        var standings = present.standings();
        for (int from = 0; from < standings.size(); from += interest.movesMax()) {
            List<Standing> part = standings.subList(from, Math.min(standings.size(), from + interest.movesMax()));
            parts.add(moveFrames.of(present.room(), present.at(), part));
        }
        var signs = present.signs();
        for (int from = 0; from < signs.size(); from += interest.movesMax()) {
            var part = signs.subList(from, Math.min(signs.size(), from + interest.movesMax()));
            parts.add(frames.of(RoomMessages.signs(new RoomEntity.Signed(present.room(), present.at(), part))));
        }
        return parts;
    }

    /** Numbers for those who do not look, if they changed since they were told. */
    void counted(RelayedRoom room, RoomEntity.Counted counted) {
        var counts = new ServerMessage.RoomCounts(
                counted.room().value(), counted.at(), counted.occupants(), counted.typing(), counted.reconnecting());
        var tasks = tasksFor.apply(room);
        ByteBuf frame = null;
        for (var attendee : room.audience().away()) {
            if (!tasks.isFull(attendee.socket().loop()) && attendee.takeNews(counts)) {
                frame = frame == null ? frames.of(counts) : frame;
                tasks.latest(attendee.socket(), frame.retain());
            }
        }
        if (frame != null) {
            frame.release();
        }
        tasks.hand();
    }

    /** Somebody looks away, or looks again. */
    void attention(RelayedRoom room, Attendee attendee) {
        attendee.look();
        room.audience().changed();
        missed(room, attendee);
        questions.countIfDue(room);
    }

    /** Somebody missed volatile frames and can take them again. */
    void missed(RelayedRoom room, Attendee attendee) {
        if (attendee.isLooking()) {
            attendee.wantPresent();
            questions.presentIfDue(room);
        } else {
            attendee.forgetCounts();
        }
    }

    /** Now and then. */
    void tick(RelayedRoom room) {
        questions.presentIfDue(room);
        questions.countIfDue(room);
    }
}
