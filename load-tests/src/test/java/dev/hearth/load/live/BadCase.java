package dev.hearth.load.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hearth.load.bot.Json;
import dev.hearth.load.socket.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One line of {@code bad-input.jsonl}.
 *
 * @param name says the rule
 * @param as who sends it: {@code stranger} (not identified yet), {@code owner}, {@code guest} (in the room),
 *     {@code builder} (likewise, and may build), {@code gardener} (a builder in the garden) or {@code visitor}
 *     (identified, not in the room)
 * @param send the message: an object, or a string that is sent as it is; {@code "hex:…"} is sent as raw bytes,
 *     {@code "frame:<head> <hex payload>"} as a masked frame
 * @param expect {@code error <code>}, {@code close <code>} or {@code ignored}
 */
record BadCase(String name, String as, JsonNode send, String expect) {

    private static final Pattern FILL = Pattern.compile("\\$\\{x(\\d+)}");

    static List<BadCase> all() throws IOException {
        try (InputStream in = Objects.requireNonNull(BadCase.class.getResourceAsStream("/bad-input.jsonl"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(Json::parse)
                    .map(BadCase::of)
                    .toList();
        }
    }

    private static BadCase of(JsonNode line) {
        return new BadCase(
                line.path("name").asText(),
                line.path("as").asText(),
                line.path("send"),
                line.path("expect").asText());
    }

    /** Whether the connection is of no use afterwards. */
    boolean closes() {
        return expect.startsWith("close ");
    }

    String code() {
        return expect.substring(expect.indexOf(' ') + 1);
    }

    /** Sends it, with placeholders such as {@code ${room}} and {@code ${x600}} (so many letters) filled in. */
    void sendBy(Probe probe, Map<String, String> values) {
        String text = send.isTextual() ? send.asText() : send.toString();
        String filled = FILL.matcher(text).replaceAll(match -> "x".repeat(Integer.parseInt(match.group(1))));
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("${" + value.getKey() + "}", value.getValue());
        }
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
