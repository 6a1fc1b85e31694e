package dev.hearth.load.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hearth.load.socket.Frame;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * One line of the {@code bad-*.jsonl} files.
 *
 * @param name says the rule
 * @param as who sends it: see {@link Cast}
 * @param before messages that must be answered by {@code ok} first
 * @param send the message: an object, or a string that is sent as it is; {@code "hex:…"} is sent as raw bytes,
 *     {@code "frame:<head> <hex payload>"} as a masked frame
 * @param expect {@code error <code>}, {@code close <code>}, {@code ignored} (and the connection goes on), {@code ok},
 *     {@code dup} (ok, done before), {@code ready}, {@code resumed}, {@code stream <answer>[|<answer>][ <reason>]}, or
 *     {@code nothing} (and it would be wrong to say more)
 * @param names the field that the error's message begins with, or empty
 */
record BadCase(String name, String as, List<JsonNode> before, JsonNode send, String expect, String names) {

    static List<BadCase> all() {
        return Stream.of("input", "fields", "json", "states", "openings", "attention")
                .flatMap(file -> Lines.of("/bad-" + file + ".jsonl").stream())
                .map(BadCase::of)
                .toList();
    }

    private static BadCase of(JsonNode line) {
        List<JsonNode> before = new ArrayList<>();
        line.path("before").forEach(before::add);
        return new BadCase(
                line.path("name").asText(),
                line.path("as").asText(),
                before,
                line.path("send"),
                line.path("expect").asText(),
                line.path("names").asText());
    }

    /** The first word of what is expected. */
    String kind() {
        return expect.contains(" ") ? expect.substring(0, expect.indexOf(' ')) : expect;
    }

    /** What is expected, without its first word. */
    String code() {
        return expect.substring(expect.indexOf(' ') + 1);
    }

    /** How many of its messages count as talk, which a person may do but a few times at once. */
    int talk() {
        return count("room.say\"") + count("room.whisper\"") + count("direct.send\"");
    }

    /** How many of its messages count as joins. */
    int joins() {
        return count("room.join\"");
    }

    private int count(String type) {
        long found = Stream.concat(before.stream(), Stream.of(send))
                .filter(message -> message.toString().replace("\\", "").contains("\"type\":\"" + type))
                .count();
        return (int) found;
    }

    /** Sends it, with placeholders such as {@code ${room}} filled in. */
    void sendBy(Probe probe, Placeholders values) {
        String filled = values.fill(send.isTextual() ? send.asText() : send.toString());
        if (filled.startsWith("hex:")) {
            probe.bytes(ByteBuffer.wrap(HexFormat.of().parseHex(filled.substring(4))));
        } else if (filled.startsWith("frame:")) {
            int head = HexFormat.fromHexDigits(filled, 6, 8);
            probe.frame(new Frame(head, HexFormat.of().parseHex(filled.substring(9))));
        } else {
            probe.text(filled);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
