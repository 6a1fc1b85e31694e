package dev.hearth.gateway.socket;

import dev.hearth.kernel.StreamPosition;
import dev.hearth.protocol.ServerMessage;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.RoomEntity.Attachment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One connection's attendance of one room, as the relay keeps it. Confined to the relay. */
final class Attendee {

    /** A position that no room believes, so that it answers with a snapshot. */
    static final StreamPosition NOWHERE = new StreamPosition("", 0);

    private final RoomSocket socket;
    private final List<RoomEntity.Answer> held = new ArrayList<>(0);
    private boolean current;
    private int occupant;
    private StreamPosition position;
    private long askedAt;
    private int timesAsked;
    private boolean looking;
    private boolean wantsPresent;
    private ServerMessage.@Nullable RoomCounts told;
    private boolean reading;
    private @Nullable Backlog backlog;

    /** Somebody who is not up to date yet. */
    Attendee(RoomSocket socket, StreamPosition position) {
        this.socket = socket;
        this.position = position;
        this.looking = socket.isVisible();
    }

    /** Looks again whether somebody looks. */
    void look() {
        looking = socket.isVisible();
    }

    boolean isLooking() {
        return looking;
    }

    void wantPresent() {
        wantsPresent = true;
    }

    boolean wantsPresent() {
        return current && looking && wantsPresent;
    }

    /** Whether the present is to be shown; asked once per wish. */
    boolean takeWish() {
        boolean wish = wantsPresent();
        wantsPresent &= !wish;
        return wish;
    }

    /** Notes what somebody who does not look is told; false if they know it. */
    boolean takeNews(ServerMessage.RoomCounts counts) {
        boolean news = told == null || !told.hasNumbersOf(counts);
        told = news ? counts : told;
        return news;
    }

    void forgetCounts() {
        told = null;
    }

    int occupant() {
        return occupant;
    }

    RoomSocket socket() {
        return socket;
    }

    /** Whether it sees everything as it is published. */
    boolean isCurrent() {
        return current;
    }

    boolean isOccupant(int number) {
        return occupant == number;
    }

    void upToDate(int asOccupant) {
        current = true;
        occupant = asOccupant;
        dropBacklog();
        timesAsked = 0;
    }

    /** It has seen everything up to here, and what follows must be asked for. */
    void behind(StreamPosition from) {
        current = false;
        position = from;
        dropBacklog();
        timesAsked = 0;
    }

    /** What the client has seen. */
    StreamPosition position() {
        return position;
    }

    /** From where the room has to go on: behind what was read for this connection already. */
    StreamPosition asksFrom() {
        return backlog == null ? position : backlog.end();
    }

    /** Whether an answer of the room continues where this connection is, and not where it was when it asked before. */
    boolean continuesWith(Attachment attachment) {
        if (attachment instanceof Attachment.Live live) {
            return !current && asksFrom().equals(new StreamPosition(live.epoch(), live.offset()));
        }
        if (attachment instanceof Attachment.Replay replay) {
            return !current && asksFrom().equals(new StreamPosition(replay.epoch(), replay.firstOffset() - 1));
        }
        if (attachment instanceof Attachment.Behind behind) {
            return !current && !reading && asksFrom().equals(new StreamPosition(behind.epoch(), behind.fromOffset()));
        }
        return true;
    }

    void read() {
        reading = true;
    }

    boolean isReading() {
        return reading;
    }

    void keep(Backlog read) {
        reading = false;
        backlog = read;
    }

    @Nullable
    Backlog backlog() {
        return backlog;
    }

    /** What was read is no longer of use. */
    void dropBacklog() {
        reading = false;
        backlog = null;
    }

    void asked(long nowNanos) {
        timesAsked++;
        askedAt = nowNanos;
    }

    /** How often the room was asked without an answer. */
    int timesAsked() {
        return timesAsked;
    }

    /** Whether the room has to be asked, for the first time or again. */
    boolean mustAsk(long nowNanos, long retryNanos) {
        return !current && !reading && (timesAsked == 0 || nowNanos - askedAt >= retryNanos);
    }

    /** An answer must not overtake the events before it. */
    void hold(RoomEntity.Answer answer) {
        held.add(answer);
    }

    List<RoomEntity.Answer> takeHeld() {
        var answers = List.copyOf(held);
        held.clear();
        return answers;
    }
}
