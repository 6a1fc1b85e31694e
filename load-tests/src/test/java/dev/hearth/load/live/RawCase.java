package dev.hearth.load.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * One line of {@code rfc6455.jsonl}.
 *
 * @param name says the rule
 * @param section of RFC 6455 where it stands
 * @param handshake whether the bytes begin with the handshake; otherwise they follow {@code ready}
 * @param split bytes of one segment, 0 for segments as they are listed
 * @param send segments: words of hexadecimal digits, of which {@code 20*500} is one repeated; or {@code text:} and text,
 *     after which {@code \x} goes on with digits
 * @param expect what comes back, in this order: {@code echo N} (of a heartbeat), {@code pong HEX}, {@code close CODE},
 *     {@code close} (without a code), {@code hello}, {@code status N}, {@code header NAME: VALUE},
 *     {@code no header NAME} or {@code end} (of the connection)
 * @param alive whether a heartbeat is echoed afterwards, where the connection stays open
 */
record RawCase(
        String name,
        String section,
        boolean handshake,
        int split,
        List<String> send,
        List<String> expect,
        boolean alive) {

    static List<RawCase> all() {
        return Lines.of("/rfc6455.jsonl").stream().map(RawCase::of).toList();
    }

    private static RawCase of(JsonNode line) {
        List<String> expect = Lines.texts(line.path("expect"));
        boolean ends = expect.stream().anyMatch(it -> it.startsWith("close") || it.equals("end"));
        boolean handshake = line.path("start").asText().equals("handshake");
        return new RawCase(
                line.path("name").asText(),
                line.path("section").asText(),
                handshake,
                line.path("split").asInt(0),
                Lines.texts(line.path("send")),
                expect,
                !ends && !handshake && line.path("alive").asBoolean(true));
    }

    /** The segments as bytes. */
    List<byte[]> segments(Placeholders values) {
        List<byte[]> segments = new ArrayList<>();
        for (String text : send) {
            byte[] bytes = bytes(values.fill(text));
            int step = split > 0 ? split : Math.max(1, bytes.length);
            for (int from = 0; from < bytes.length; from += step) {
                segments.add(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + step)));
            }
        }
        return segments;
    }

    private static byte[] bytes(String segment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!segment.startsWith("text:")) {
            addHex(segment, bytes);
            return bytes.toByteArray();
        }
        int hex = segment.indexOf("\\x");
        bytes.writeBytes(segment.substring(5, hex < 0 ? segment.length() : hex).getBytes(StandardCharsets.ISO_8859_1));
        if (hex >= 0) {
            addHex(segment.substring(hex + 2), bytes);
        }
        return bytes.toByteArray();
    }

    private static void addHex(String words, ByteArrayOutputStream bytes) {
        for (String word : words.split(" ", -1)) {
            int star = word.indexOf('*');
            int times = star < 0 ? 1 : Integer.parseInt(word.substring(star + 1));
            byte[] once = HexFormat.of().parseHex(star < 0 ? word : word.substring(0, star));
            for (int i = 0; i < times; i++) {
                bytes.writeBytes(once);
            }
        }
    }

    @Override
    public String toString() {
        return section + " " + name;
    }
}
