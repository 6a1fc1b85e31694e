package dev.hearth.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextAssemblyTest {

    private final TextAssembly assembly = new TextAssembly(1_000);

    private static WebSocketFrame first(boolean last, byte... bytes) {
        return new TextWebSocketFrame(last, 0, Unpooled.wrappedBuffer(bytes));
    }

    private static WebSocketFrame next(boolean last, byte... bytes) {
        return new ContinuationWebSocketFrame(last, 0, Unpooled.wrappedBuffer(bytes));
    }

    @Test
    void takesAMessageOfOneFrameAsItIs() {
        assertThat(assembly.add(first(true, (byte) 'h', (byte) 'i'))).asString().isEqualTo("hi");
        assertThat(assembly.add(first(true))).isEmpty();
    }

    @Test
    void joinsACharacterThatWasCutInHalf() {
        assertThat(assembly.add(first(false, (byte) 0xC3))).isNull();
        assertThat(assembly.add(next(false))).isNull();
        assertThat(assembly.add(next(true, (byte) 0xA4))).asString().isEqualTo("\u00e4");
        assertThat(assembly.add(first(true, (byte) 'x'))).asString().isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c328", "80", "c0af", "e080af", "eda080", "f08080af", "f4908080", "f8888080", "e282", "ff"})
    void refusesWhatIsNotUtf8(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThatThrownBy(() -> assembly.add(first(true, bytes))).isInstanceOf(CorruptedWebSocketFrameException.class);
        assertThat(assembly.add(first(false))).isNull();
        assertThatThrownBy(() -> assembly.add(next(true, bytes))).isInstanceOf(CorruptedWebSocketFrameException.class);
    }

    @Test
    void takesFragmentsUpToTheBoundAndNotOneByteMore() {
        assertThat(assembly.add(first(false, new byte[300]))).isNull();
        assertThat(assembly.add(next(false, new byte[300]))).isNull();
        assertThat(assembly.add(next(true, new byte[400]))).hasSize(1_000);
        assertThat(assembly.add(first(false, new byte[1_000]))).isNull();
        assertThatThrownBy(() -> assembly.add(next(true, (byte) 1))).isInstanceOf(TooLongFrameException.class);
    }
}
