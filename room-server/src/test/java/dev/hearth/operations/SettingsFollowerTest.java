package dev.hearth.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.hearth.operations.domain.HouseSetting;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SettingsFollowerTest {

    private static final ActorTestKit KIT = ActorTestKit.create(
            ConfigFactory.parseString("pekko.actor.provider=local").withFallback(ConfigFactory.load()));
    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration NEVER = Duration.ofHours(1);
    private static final HouseSetting FIVE = new HouseSetting("sockets-max", "5");
    private static final HouseSetting SIX = new HouseSetting("sockets-max", "6");

    private final InMemorySettingRows rows = new InMemorySettingRows();
    private final BlockingQueue<List<HouseSetting>> obeyed = new LinkedBlockingQueue<>();

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    private List<HouseSetting> next() throws InterruptedException {
        var found = obeyed.poll(10, TimeUnit.SECONDS);
        if (found == null) {
            throw new AssertionError("nothing was obeyed");
        }
        return found;
    }

    @Test
    void aNodeThatStartsObeysWhatWasSetBefore() throws Exception {
        rows.put(FIVE);
        KIT.spawn(SettingsFollower.create(rows, obeyed::add, NEVER));

        assertThat(next()).containsExactly(FIVE);
    }

    @Test
    void everyNodeNoticesAChangeByItself() throws Exception {
        KIT.spawn(SettingsFollower.create(rows, obeyed::add, SOON));
        rows.put(FIVE);
        assertThat(next()).containsExactly(FIVE);
        rows.remove(FIVE.name());
        assertThat(next()).isEmpty();
    }

    @Test
    void theNodeWhereItWasChangedNoticesAtOnce() throws Exception {
        rows.put(FIVE);
        var follower = KIT.spawn(SettingsFollower.create(rows, obeyed::add, NEVER));
        assertThat(next()).containsExactly(FIVE);
        rows.put(SIX);
        follower.tell(SettingsFollower.Look.NOW);

        assertThat(next()).containsExactly(SIX);
    }

    @Test
    void everythingStaysWhileTheStoreIsAway() throws Exception {
        rows.put(FIVE);
        var follower = KIT.spawn(SettingsFollower.create(rows, obeyed::add, NEVER));
        assertThat(next()).containsExactly(FIVE);
        rows.away = true;
        follower.tell(SettingsFollower.Look.NOW);
        follower.tell(SettingsFollower.Look.NOW);
        rows.away = false;
        rows.put(SIX);
        follower.tell(SettingsFollower.Look.NOW);

        assertThat(next()).containsExactly(SIX);
    }

    @Test
    void aReadThatNeverEndsIsNotTheLast() throws Exception {
        rows.stuck = true;
        KIT.spawn(SettingsFollower.create(rows, obeyed::add, SOON));
        rows.put(FIVE);

        assertThat(next()).containsExactly(FIVE);
    }

    @Test
    void theRhythmKeepsThePromiseOfFiveSeconds() {
        assertThat(SettingsFollower.INTERVAL).isLessThan(Duration.ofSeconds(4));
    }

    @Nested
    class InMemory implements SettingRowsContract {
        @Override
        public SettingRows settings() {
            return rows;
        }
    }
}
