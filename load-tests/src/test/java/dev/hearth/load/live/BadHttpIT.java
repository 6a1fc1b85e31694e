package dev.hearth.load.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hearth.load.bot.Json;
import dev.hearth.load.socket.RawSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is asked of the pages over HTTP has its registered answer. */
@ExtendWith(SharedTown.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadHttpIT {

    private static final int THREADS = 8;

    private final Town town;
    private final URI site;
    private final Placeholders values;
    private Crew<Case> crew;

    /**
     * One line of {@code bad-http.jsonl}.
     *
     * @param headers beside those that every request has; {@code Host} takes the place of the right one
     * @param body a text, {@code hex:…} for bytes, or empty for none
     * @param expect the status, or several, and the code of the body where it is an error
     */
    record Case(String name, String method, String path, Map<String, String> headers, String body, String expect) {

        private static Case of(JsonNode line) {
            Map<String, String> headers = new LinkedHashMap<>();
            line.path("headers")
                    .properties()
                    .forEach(header ->
                            headers.put(header.getKey(), header.getValue().asText()));
            return new Case(
                    line.path("name").asText(),
                    line.path("method").asText(),
                    line.path("path").asText(),
                    headers,
                    line.path("body").asText(),
                    line.path("expect").asText());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    BadHttpIT(Town town) throws Exception {
        this.town = town;
        this.site = town.node().url();
        this.values = new Placeholders()
                .with("origin", "http://" + site.getAuthority())
                .with("token", town.guest("Reader").accessToken());
        this.crew = Crew.play(List.of(), 1, none -> {});
    }

    @BeforeAll
    void playAll() throws Exception {
        crew = Crew.play(cases(), THREADS, this::play);
    }

    static List<Case> cases() {
        List<Case> cases = Lines.of("/bad-http.jsonl").stream().map(Case::of).toList();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(100);
        assertThat(cases).extracting(Case::name).doesNotHaveDuplicates();
        return cases;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isAnsweredAsRegistered(Case bad) {
        crew.assertPlayed(bad);
    }

    private void play(Case bad) throws IOException {
        InetSocketAddress door = new InetSocketAddress(site.getHost(), site.getPort());
        try (RawSocket socket = RawSocket.open(door, town.address(), Town.SOON, 0)) {
            assertThat(socket.send(request(bad))).isTrue();
            String head = socket.head();
            String body = socket.rest();
            assertAnswer(bad, head, body);
        }
    }

    private byte[] request(Case bad) {
        byte[] body = body(values.fill(bad.body()));
        StringBuilder head = new StringBuilder()
                .append(bad.method())
                .append(' ')
                .append(bad.path())
                .append(" HTTP/1.1\r\nConnection: close\r\n");
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Host", site.getAuthority()));
        if (bad.method().equals("POST") || body.length > 0) {
            headers.put("Content-Length", Integer.toString(body.length));
        }
        headers.putAll(bad.headers());
        headers.forEach((name, value) ->
                head.append(name).append(": ").append(values.fill(value)).append("\r\n"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private static byte[] body(String text) {
        return text.startsWith("hex:")
                ? HexFormat.of().parseHex(text.substring(4))
                : text.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertAnswer(Case bad, String head, String body) {
        List<String> expected = List.of(bad.expect().split(" ", -1));
        assertThat(head).as(body).startsWith("HTTP/1.1 ");
        String status = head.substring(9, 12);
        assertThat(status).as(body).isIn((Object[]) expected.get(0).split("\\|", -1));
        if (expected.size() > 1) {
            JsonNode error = Json.parse(body);
            assertThat(error.path("code").asText()).as(body).isEqualTo(expected.get(1));
            assertThat(error.path("retry").asText()).as(body).isEqualTo("no");
            assertThat(error.path("message").asText()).isNotEmpty();
            assertThat(error.path("ref").asText()).isNotEmpty();
        }
        if (status.equals("405")) {
            assertThat(head.toLowerCase(Locale.ROOT)).contains("\r\nallow: ");
        }
    }
}
