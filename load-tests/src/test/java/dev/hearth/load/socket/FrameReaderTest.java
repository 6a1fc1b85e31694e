package dev.hearth.load.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {

    private final FrameReader reader = new FrameReader();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 65_535, 65_536, 200_000})
    void readsEveryLengthByteByByte(int length) throws IOException {
        String text = "x".repeat(length);
        ByteBuffer bytes = Frame.text(text).unmasked();

        while (bytes.remaining() > 1) {
            int step = Math.min(bytes.remaining() - 1, length > 1000 ? 997 : 1);
            reader.feed(bytes.slice(bytes.position(), step));
            bytes.position(bytes.position() + step);
            assertThat(reader.next()).isEmpty();
        }
        reader.feed(bytes);

        Frame frame = reader.next().orElseThrow();
        assertThat(new String(frame.payload(), StandardCharsets.UTF_8)).isEqualTo(text);
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void readsFramesThatArriveTogether() throws IOException {
        ByteBuffer both = ByteBuffer.allocate(100);
        both.put(Frame.text("one").unmasked()).put(Frame.text("two").unmasked());
        reader.feed(both.flip());

        assertThat(reader.next().orElseThrow().payload()).asString().isEqualTo("one");
        assertThat(reader.next().orElseThrow().payload()).asString().isEqualTo("two");
    }

    @Test
    void refusesAMaskedFrameFromTheServer() {
        reader.feed(Frame.text("one").masked());

        assertThatThrownBy(reader::next).isInstanceOf(IOException.class).hasMessageContaining("masked");
    }

    @Test
    void refusesAnAbsurdLength() {
        reader.feed(ByteBuffer.wrap(new byte[] {(byte) 0x81, 127, 0x7F, 0, 0, 0, 0, 0, 0, 0}));

        assertThatThrownBy(reader::next).isInstanceOf(IOException.class);
    }
}
