package dev.hearth.gateway.socket;

import dev.hearth.kernel.RoomId;
import dev.hearth.protocol.MovesText;
import dev.hearth.room.crowd.View;
import dev.hearth.room.domain.Standing;
import io.netty.buffer.ByteBuf;
import java.util.List;

/**
 * The frames of one tick of movement. Every position becomes text once, whoever sees it, and a frame is put together of
 * such pieces. Confined to one relay, which uses it again and again.
 */
final class MoveFrames {

    private static final byte[] END = MovesText.end();

    private final Frames frames;
    private final MovesText text = new MovesText();
    private final MovesText extra = new MovesText();
    private byte[] start = {};
    private int[] ends = {};
    private int farEnd;

    MoveFrames(Frames frames) {
        this.frames = frames;
    }

    /** Everybody's steps for everybody; owned by the caller. */
    ByteBuf of(RoomId room, long at, List<Standing> moves) {
        begin(room, at, moves, List.of());
        return whole();
    }

    /** Begins a tick: the frames below are made of these positions. */
    void begin(RoomId room, long at, List<Standing> moves, List<Standing> far) {
        start = MovesText.start(room.value(), at);
        text.clear();
        far.forEach(standing -> add(text, standing));
        farEnd = text.length();
        if (ends.length < moves.size()) {
            ends = new int[moves.size()];
        }
        for (int i = 0; i < moves.size(); i++) {
            add(text, moves.get(i));
            ends[i] = text.length();
        }
    }

    /** All of the tick. */
    ByteBuf whole() {
        var frame = frames.open(start.length + withoutComma(text.length()) + END.length);
        frame.writeBytes(start).writeBytes(text.bytes(), 0, withoutComma(text.length()));
        return frame.writeBytes(END);
    }

    /** What somebody sees: the far ones first, as everybody does, then those who are near. */
    ByteBuf of(View view) {
        extra.clear();
        view.newlySeen().forEach(standing -> add(extra, standing));
        int length = farEnd + extra.length();
        for (int i = 0; i < view.nearCount(); i++) {
            length += ends[view.near(i)] - startOf(view.near(i));
        }
        var frame = frames.open(start.length + withoutComma(length) + END.length);
        frame.writeBytes(start).writeBytes(text.bytes(), 0, farEnd).writeBytes(extra.bytes(), 0, extra.length());
        for (int i = 0; i < view.nearCount(); i++) {
            int from = startOf(view.near(i));
            frame.writeBytes(text.bytes(), from, ends[view.near(i)] - from);
        }
        if (length > 0) {
            frame.writerIndex(frame.writerIndex() - 1);
        }
        return frame.writeBytes(END);
    }

    /** Whether there is anything for everybody. */
    boolean hasFar() {
        return farEnd > 0;
    }

    private int startOf(int move) {
        return move == 0 ? farEnd : ends[move - 1];
    }

    private static int withoutComma(int length) {
        return Math.max(0, length - 1);
    }

    private static void add(MovesText to, Standing standing) {
        var place = standing.place();
        to.add(standing.number(), place.x(), place.z(), place.facing());
    }
}
