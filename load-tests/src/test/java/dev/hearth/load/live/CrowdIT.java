package dev.hearth.load.live;

import static dev.hearth.load.live.Town.SOON;
import static dev.hearth.load.live.Town.join;
import static dev.hearth.load.live.Town.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.load.bot.Bot;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.Occupant;
import dev.hearth.load.bot.RoomState;
import dev.hearth.load.socket.Closing;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Those who do not read and those who do not look, among people who do both. */
@ExtendWith(SharedTown.class)
class CrowdIT {

    private static final int TALKERS = 20;
    private static final int LINES_AT_ONCE = 5;

    /** Two kilobytes a line, so that few people fill the buffers of somebody who does not read. */
    private static final String LONG_LINE = "\uD83D\uDD25".repeat(490);

    /** Ten seconds from the first write that blocks, and what it takes to fill the buffers before. */
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(13);

    private final Town town;

    CrowdIT(Town town) {
        this.town = town;
    }

    @Test
    void whoeverDoesNotReadIsClosedAndComesBackWithoutASnapshot() throws Exception {
        List<Bot> talkers = town.people("Talker", TALKERS);
        Bot first = talkers.get(0);
        Bot deaf = town.person("Deaf");
        String room = Town.room(first, "Noisy tavern", TALKERS + 1);
        for (Bot talker : talkers.subList(1, TALKERS)) {
            join(talker, room);
        }
        join(deaf, room);
        int snapshots = deaf.room(room).snapshots();

        deaf.connection().reading(false);
        AtomicBoolean talking = new AtomicBoolean(true);
        talkers.forEach(talker -> talk(talker, room, LINES_AT_ONCE, talking));
        first.room(room).await("the deaf one's reconnecting mark", CLOSED_WITHIN, state -> isLost(state, deaf));
        talking.set(false);
        // The close frame is behind everything that was not read.
        deaf.connection().reading(true);
        Closing closing = Town.get(deaf.connection().closed());
        assertThat(closing.code()).as(closing.toString()).isEqualTo(4008);

        Town.get(deaf.resume());
        deaf.room(room).awaitSettled(SOON);
        long last = ok(deaf, Commands.say(room, "what did I miss?"))
                .body()
                .path("offset")
                .asLong();
        for (Bot bot : List.of(deaf, first)) {
            bot.room(room).await("the last line", SOON, state -> state.offset() >= last);
        }
        assertThat(deaf.room(room).snapshots()).isEqualTo(snapshots);
        assertThat(deaf.room(room).read(RoomState::talk))
                .isEqualTo(first.room(room).read(RoomState::talk));
    }

    /** Some lines now and one every second. */
    private void talk(Bot talker, String room, int lines, AtomicBoolean talking) {
        if (talking.get()) {
            for (int i = 0; i < lines; i++) {
                var unused = talker.send(Commands.say(room, LONG_LINE));
            }
            town.loop().schedule(Duration.ofMillis(1_100), () -> talk(talker, room, 1, talking));
        }
    }

    private static boolean isLost(RoomState state, Bot bot) {
        return state.occupant(bot.persona()).filter(Occupant::reconnecting).isPresent();
    }

    @Test
    void whoeverDoesNotLookGetsNumbersAndThenThePresent() throws Exception {
        Bot walker = town.person("Walker");
        Bot away = town.person("Away");
        String room = Town.room(walker, "Quiet lane", 5);
        join(away, room);
        Occupant before = here(away, room, walker);

        away.tell(Commands.of("attention").put("visible", false));
        away.awaitPush("room.counts", SOON);
        walker.tell(Commands.move(room, before.x() + 0.5, before.z() + 0.5, 1));
        walker.room(room).await("the step", SOON, state -> isElsewhere(state, walker, before));
        long offset = ok(walker, Commands.say(room, "nobody looks"))
                .body()
                .path("offset")
                .asLong();
        away.room(room).await("what was said", SOON, state -> state.offset() >= offset);
        assertThat(here(away, room, walker).x())
                .as("a step that nobody looked at")
                .isEqualTo(before.x());

        away.tell(Commands.of("attention").put("visible", true));
        away.room(room).await("the present", SOON, state -> isElsewhere(state, walker, before));
    }

    private static Occupant here(Bot bot, String room, Bot whom) {
        return bot.room(room)
                .read(state -> state.occupant(whom.persona()))
                .orElseThrow(() -> new AssertionError(whom + " is not in the room"));
    }

    private static boolean isElsewhere(RoomState state, Bot whom, Occupant before) {
        return state.occupant(whom.persona())
                .filter(now -> now.x() != before.x())
                .isPresent();
    }
}
