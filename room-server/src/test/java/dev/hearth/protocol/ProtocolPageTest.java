package dev.hearth.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The reference page names exactly the messages, error codes and close codes that the code knows. */
class ProtocolPageTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern QUOTED_TYPE = Pattern.compile("\"type\":\"([a-z.-]+)\"");

    private final List<String> page = page();

    private static List<String> page() {
        var file = Path.of("docs", "reference", "protocol.md");
        try {
            return Files.readAllLines(Files.exists(file) ? file : Path.of("..").resolve(file));
        } catch (IOException e) {
            throw new AssertionError("the page must be readable", e);
        }
    }

    /** The lines between a heading and the next one of the same or a higher level. */
    private List<String> section(String heading) {
        int from = page.indexOf(heading);
        assertThat(from).as(heading).isNotNegative();
        var level = heading.substring(0, heading.indexOf(' '));
        int to = from + 1;
        while (to < page.size() && !isHeading(page.get(to), level.length())) {
            to++;
        }
        return page.subList(from + 1, to);
    }

    private static boolean isHeading(String line, int levelMax) {
        return line.matches("#{1," + levelMax + "} .*");
    }

    private static List<List<String>> rows(List<String> section) {
        return section.stream()
                .filter(line -> line.startsWith("| `") || line.matches("\\| \\d{4} \\|.*"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static Set<String> codes(String cell) {
        return CODE.matcher(cell).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> firstCells(List<String> section) {
        return rows(section).stream()
                .flatMap(row -> codes(row.get(0)).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void namesEveryErrorCodeWithItsRetry() {
        Map<String, String> documented = new TreeMap<>();
        rows(section("## 9. Error codes"))
                .forEach(row -> documented.put(codes(row.get(0)).iterator().next(), row.get(1)));
        Map<String, String> known = Arrays.stream(ErrorCode.values())
                .collect(Collectors.toMap(
                        ErrorCode::wire, code -> code.retry().wire(), (one, two) -> one, TreeMap::new));
        assertThat(documented).isEqualTo(known);
    }

    @Test
    void namesEveryCloseCode() {
        Map<Integer, String> documented = new TreeMap<>();
        rows(section("## 7. Close codes")).stream()
                .filter(row -> row.get(0).matches("\\d{4}|`\\d{4}`") && row.size() > 3)
                .forEach(row -> documented.put(
                        Integer.parseInt(row.get(0).replace("`", "")),
                        codes(row.get(1)).iterator().next()));
        Map<Integer, String> known = Arrays.stream(CloseCode.values())
                .collect(Collectors.toMap(CloseCode::code, CloseCode::wire, (one, two) -> one, TreeMap::new));
        assertThat(documented).isEqualTo(known);
    }

    @Test
    void namesEveryMessageOfClients() {
        var documented = new TreeSet<>(firstCells(section("## 4. Commands and answers")));
        section("## 2. Opening a socket")
                .forEach(line -> QUOTED_TYPE
                        .matcher(line)
                        .results()
                        .map(found -> found.group(1))
                        .filter(type -> type.equals("identify") || type.equals("resume"))
                        .forEach(documented::add));
        documented.removeIf(type -> type.startsWith("{"));
        assertThat(documented).isEqualTo(new TreeSet<>(new ClientMessageReader(ProtocolLimits.STANDARD).types()));
    }

    @Test
    void namesEveryMessageOfTheServer() {
        var text = String.join("\n", page);
        assertThat(serverTypes())
                .isNotEmpty()
                .allSatisfy(type -> assertThat(text)
                        .containsPattern("(\"type\":\"" + Pattern.quote(type) + "\"|`" + Pattern.quote(type) + "`)"));
    }

    @Test
    void namesEveryEvent() {
        var rooms = new TreeSet<>(firstCells(section("### `room.events`")));
        assertThat(rooms).isEqualTo(eventTypes(RoomEventBody.class));
        var inbox = new TreeSet<>(firstCells(section("### `inbox.events`")));
        assertThat(inbox).isEqualTo(eventTypes(InboxEventBody.class));
    }

    private static Set<String> serverTypes() {
        var types = new LinkedHashSet<>(Samples.typesOf(ServerMessage.class));
        types.addAll(List.of("ready", "resumed"));
        return types;
    }

    private static Set<String> eventTypes(Class<?> sealed) {
        return new TreeSet<>(Samples.typesOf(sealed));
    }
}
