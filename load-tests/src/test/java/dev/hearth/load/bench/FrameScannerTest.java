package dev.hearth.load.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameScannerTest {

    private final List<String> found = new ArrayList<>();
    private boolean follows;
    private final FrameScanner.Sink sink = new FrameScanner.Sink() {
        @Override
        public void ok(long id) {
            found.add("ok " + id);
        }

        @Override
        public void said(long stamp) {
            found.add("said " + stamp);
        }

        @Override
        public void moves(int positions, int bytes) {
            found.add(positions + " positions in " + bytes + " bytes");
        }

        @Override
        public void other(String json) {
            found.add(json);
        }

        @Override
        public boolean followsRooms() {
            return follows;
        }

        @Override
        public void closing(int code) {
            found.add("closing " + code);
        }
    };

    @Test
    void countsEveryLineOfABatch() {
        scan(text("{\"type\":\"room.events\",\"room\":\"r\",\"offset\":7,\"events\":["
                + "{\"type\":\"room.said\",\"persona\":\"a\",\"text\":\"@0000000000000012 tea?\"},"
                + "{\"type\":\"room.joined\",\"persona\":\"b\"},"
                + "{\"type\":\"room.said\",\"persona\":\"c\",\"text\":\"@0000000000000340 yes\"}]}"));
        assertThat(found).containsExactly("said 12", "said 340");
    }

    @Test
    void takesAMarkInsideATextForText() {
        scan(text("{\"type\":\"room.events\",\"events\":[{\"type\":\"room.said\",\"text\":\"mail me @home\"}]}"));
        assertThat(found).isEmpty();
    }

    @Test
    void countsPositions() {
        scan(text("{\"type\":\"room.moves\",\"at\":3,\"moves\":[[1,2.5,3,0],[2,2,2,-1.5]]}"));
        scan(text("{\"type\":\"room.moves\",\"at\":3,\"moves\":[]}"));
        assertThat(found).containsExactly("2 positions in 63 bytes", "0 positions in 39 bytes");
    }

    @Test
    void tellsAnswersToLinesFromAnswersToOtherCommands() {
        scan(text("{\"type\":\"ok\",\"id\":1000000003,\"offset\":9}"));
        scan(text("{\"type\":\"ok\",\"id\":3,\"room\":\"r\"}"));
        assertThat(found).containsExactly("ok 1000000003", "{\"type\":\"ok\",\"id\":3,\"room\":\"r\"}");
    }

    @Test
    void skipsWhatRoomsSayOtherwise() {
        scan(text("{\"type\":\"room.snapshot\",\"talk\":[{\"text\":\"@0000000000000012 old\"}]}"));
        assertThat(found).isEmpty();
    }

    @Test
    void handsWholeRoomsToThoseWhoFollowThem() {
        follows = true;
        String snapshot = "{\"type\":\"room.snapshot\",\"room\":\"r\"}";
        String events = "{\"type\":\"room.events\",\"events\":[{\"text\":\"@0000000000000012 tea?\"}]}";
        scan(text(snapshot));
        scan(text(events));
        scan(text("{\"type\":\"room.moves\",\"room\":\"r\"}"));
        assertThat(found).containsExactly(snapshot, events, "0 positions in 32 bytes");
    }

    @Test
    void handsOverRefusals() {
        String refusal = "{\"type\":\"error\",\"id\":1000000004,\"code\":\"rate.limited\"}";
        scan(text(refusal));
        assertThat(found).containsExactly(refusal);
    }

    @Test
    void leavesFramesThatAreNotWhole() {
        byte[] whole = text("{\"type\":\"ok\",\"id\":1000000001,\"offset\":1}");
        byte[] both = new byte[2 * whole.length - 1];
        System.arraycopy(whole, 0, both, 0, whole.length);
        System.arraycopy(whole, 0, both, whole.length, whole.length - 1);
        assertThat(FrameScanner.scan(both, 0, both.length, sink)).isEqualTo(whole.length);
        assertThat(FrameScanner.scan(both, whole.length, whole.length + 1, sink))
                .as("a header cut in two")
                .isEqualTo(whole.length);
        assertThat(found).containsExactly("ok 1000000001");
    }

    @Test
    void readsAllThreeLengths() {
        for (int padding : new int[] {10, 500, 70_000}) {
            scan(text("{\"type\":\"ok\",\"id\":1000000001,\"seat\":\"" + "x".repeat(padding) + "\"}"));
        }
        assertThat(found).hasSize(3).containsOnly("ok 1000000001");
    }

    @Test
    void hearsTheServerClose() {
        scan(new byte[] {(byte) 0x88, 2, 0x0f, (byte) 0xa1});
        scan(new byte[] {(byte) 0x88, 0});
        assertThat(found).containsExactly("closing 4001", "closing 0");
    }

    @Test
    void readsWhatSayFrameWrites() {
        SayFrame line = new SayFrame("room-1", "0123456789abcdef");
        line.next(1);
        String second = unmasked(line.next(77));
        assertThat(second)
                .startsWith("{\"type\":\"room.say\",\"id\":1000000002,\"key\":\"0123456789abcdef0000000000000002\",")
                .contains("\"room\":\"room-1\",\"text\":\"@0000000000000077 ");
        assertThat(SayFrame.index(1_000_000_002L)).isEqualTo(line.last()).isEqualTo(2);
        String text = second.substring(second.indexOf("\"text\""));
        scan(text("{\"type\":\"room.events\",\"events\":[{\"type\":\"room.said\"," + text + "]}"));
        assertThat(found).containsExactly("said 77");
    }

    private void scan(byte[] frame) {
        assertThat(FrameScanner.scan(frame, 0, frame.length, sink)).isEqualTo(frame.length);
    }

    private static byte[] text(String json) {
        byte[] payload = json.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x81);
        if (payload.length < 126) {
            frame.write(payload.length);
        } else if (payload.length <= 0xffff) {
            frame.writeBytes(new byte[] {126, (byte) (payload.length >> 8), (byte) payload.length});
        } else {
            frame.writeBytes(new byte[] {
                127, 0, 0, 0, 0, 0, (byte) (payload.length >> 16), (byte) (payload.length >> 8), (byte) payload.length
            });
        }
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    private static String unmasked(byte[] frame) {
        int length = ((frame[2] & 0xff) << 8) | (frame[3] & 0xff);
        byte[] payload = new byte[length];
        for (int i = 0; i < length; i++) {
            payload[i] = (byte) (frame[8 + i] ^ frame[4 + (i & 3)]);
        }
        return new String(payload, StandardCharsets.UTF_8);
    }
}
