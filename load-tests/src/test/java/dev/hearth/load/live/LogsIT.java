package dev.hearth.load.live;

import static dev.hearth.load.live.Town.join;
import static dev.hearth.load.live.Town.ok;
import static dev.hearth.load.live.Town.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Answer;
import dev.hearth.load.bot.Bot;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.Guest;
import dev.hearth.load.bot.Occupant;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a node that says everything writes down: nothing that people say or are, and enough to find what went wrong. */
@ExtendWith(BreakableTown.class)
class LogsIT {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Town town;

    LogsIT(Town town) {
        this.town = town;
    }

    @Test
    void holdTheTroubleOfPeopleAndNothingTheySay() throws Exception {
        Bot ann = town.person("Quagga Ann");
        Bot bob = town.person("Quagga Bob");
        String room = Town.room(ann, "Walrus House", 4);
        join(bob, room);
        ok(ann, Commands.say(room, "the password is pangolin"));
        ok(ann, Commands.whisper(room, number(bob, room), "aardvark under the mat"));
        ok(ann, Commands.direct(bob.persona(), "okapi at noon"));
        refused(ann, Commands.say("a".repeat(26), "pangolin again"), "room.not-found");
        Guest renewed = town.door().refresh(bob.guest());
        dropAndResume(bob);

        List<String> refs = failed(
                ann, Commands.say(room, "pangolin in the dark"), Commands.direct(bob.persona(), "okapi at night"));
        assertThatItsReferenceFinds(refs.get(0), "room-commands-failed");
        assertThatItsReferenceFinds(refs.get(1), "message-failed");

        assertThatLinesAreJson();
        String log = text();
        assertThat(log).contains("\"level\":\"DEBUG\"");
        assertThat(secrets(ann.guest(), bob.guest(), renewed))
                .allSatisfy(secret -> assertThat(log).doesNotContain(secret));
        assertThat(Stream.of(ann, bob).map(bot -> bot.welcome().findValue("secret")))
                .allSatisfy(secret -> assertThat(log).doesNotContain(secret.asText()));
    }

    private static List<String> secrets(Guest... guests) {
        List<String> secrets = new ArrayList<>(List.of("pangolin", "aardvark", "okapi", "Quagga", "Walrus"));
        for (Guest guest : guests) {
            secrets.add(guest.accessToken());
            secrets.add(guest.refreshToken());
            secrets.add(guest.person());
        }
        return secrets;
    }

    private static int number(Bot bot, String room) {
        return bot.room(room)
                .read(state ->
                        state.occupant(bot.persona()).map(Occupant::number).orElseThrow());
    }

    private static void dropAndResume(Bot bot) throws Exception {
        bot.drop();
        Town.get(bot.connection().closed());
        Town.get(bot.resume());
    }

    /** The references of commands that are sent while the store is silent. */
    private List<String> failed(Bot bot, ObjectNode... commands) throws Exception {
        List<String> refs = new ArrayList<>();
        town.node().pauseStore();
        try {
            List<CompletableFuture<Answer>> answers =
                    Stream.of(commands).map(bot::send).toList();
            for (CompletableFuture<Answer> answer : answers) {
                assertThat(Town.get(answer).kind()).isNotEqualTo(Answer.Kind.OK);
                refs.add(Town.get(answer).body().path("ref").asText());
            }
        } finally {
            town.node().resumeStore();
        }
        return refs;
    }

    /** The gateway's line and the one of wherever the command was decided, both of the same session if both name one. */
    private void assertThatItsReferenceFinds(String ref, String event) throws Exception {
        assertThat(ref).matches("[a-z2-7]{13}");
        Town.eventually(
                "a line of " + event, () -> Optional.of(lines(ref, event)).filter(found -> !found.isEmpty()));
        List<String> senders = sessions(lines(ref, "command-failed"));
        assertThat(senders).hasSize(1);
        assertThat(senders).containsAll(sessions(lines(ref, event)));
    }

    private static List<String> sessions(List<JsonNode> lines) {
        return lines.stream()
                .filter(line -> line.has("session"))
                .map(line -> line.path("session").asText())
                .distinct()
                .toList();
    }

    private List<JsonNode> lines(String ref, String event) throws IOException {
        List<JsonNode> found = new ArrayList<>();
        for (String line : text().lines().filter(each -> each.contains(ref)).toList()) {
            JsonNode read = STRICT.readTree(line);
            if (read.path("event").asText().equals(event)) {
                found.add(read);
            }
        }
        return found;
    }

    private void assertThatLinesAreJson() throws Exception {
        List<String> lines =
                text().lines().filter(line -> !line.startsWith("hearth: ")).toList();
        assertThat(lines).isNotEmpty();
        for (String line : lines) {
            JsonNode read = STRICT.readTree(line);
            assertThat(read.path("time").asText()).as(line).endsWith("Z");
            assertThat(read.path("node").asText()).as(line).isEqualTo("127.0.0.1");
        }
    }

    private String text() throws IOException {
        return Files.readString(town.node().workDir().resolve("node.log"));
    }
}
