package dev.hearth.load.live;

import static dev.hearth.load.live.Town.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.load.bot.Bot;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.InboxState;
import dev.hearth.load.bot.RoomState;
import dev.hearth.load.bot.Sighting;
import dev.hearth.load.process.HearthCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A backup is put back: what people saw of the lost future is not believed, and everybody is shown the whole state. */
@ExtendWith(BreakableTown.class)
class RestoredStoreIT {

    private final Town town;

    RestoredStoreIT(Town town) {
        this.town = town;
    }

    @Test
    void showsSnapshotsToWhoeverSawALostFuture() throws Exception {
        Bot ada = town.person("Ada");
        Bot bob = town.person("Bob");
        String room = Town.room(ada, "Archive", 5);
        talk(ada, bob, room, "kept");
        backUp();

        talk(ada, bob, room, "lost");
        long future = ada.room(room).read(RoomState::offset);
        long inboxFuture = ada.inbox().read(InboxState::offset);
        putBack();

        int before = ada.room(room).snapshots();
        Town.get(ada.connect());
        ada.room(room).awaitSnapshot(before, SOON);
        assertThat(ada.room(room).read(RoomState::offset)).isLessThan(future);
        Town.eventually("the inbox starts anew", () -> restarted(ada, "inbox"));
        assertThat(restarted(ada, "room:" + room)).isPresent();
        assertThat(restarted(ada, "inbox").orElseThrow().offset()).isLessThan(inboxFuture);
        Town.ok(ada, Commands.say(room, "a new future"));
    }

    private static void talk(Bot ada, Bot bob, String room, String word) throws Exception {
        for (int i = 0; i < 5; i++) {
            Town.ok(ada, Commands.say(room, word + " " + i));
            Town.ok(bob, Commands.direct(ada.persona(), word + " " + i));
        }
        ada.inbox().await("messages", SOON, inbox -> inbox.holds(word + " 4"));
        ada.room(room).await("lines", SOON, state -> state.offset() >= 5);
    }

    private static Optional<Sighting> restarted(Bot bot, String stream) {
        return bot.history().sightings().stream()
                .filter(seen -> seen.kind() == Sighting.Kind.RESTARTED)
                .filter(seen -> seen.stream().equals(stream))
                .findFirst();
    }

    /** What the disk holds at one moment is a backup: everything acknowledged has been synced. */
    private void backUp() throws Exception {
        town.node().pauseStore();
        try {
            copy(data(), backup());
        } finally {
            town.node().resumeStore();
        }
    }

    private void putBack() throws Exception {
        town.node().kill();
        delete(data());
        copy(backup(), data());
        HearthCommand.Exit restored = town.node().command("restored", Duration.ofMinutes(1));
        assertThat(restored.code()).as(restored.output()).isZero();
        assertThat(restored.output()).contains("generation 2");
        town.node().startAgain();
    }

    private Path data() {
        return town.node().workDir().resolve("data");
    }

    private Path backup() {
        return town.node().workDir().resolve("backup");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
