package dev.hearth.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import dev.hearth.config.InvalidSettings;
import dev.hearth.gateway.rate.Rate;
import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.PersonaId;
import dev.hearth.kernel.RoomId;
import dev.hearth.protocol.RequestType;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.domain.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pure parts that say how much is too much; time is a number here. */
class LimitsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final RoomId ROOM = new RoomId(OpaqueId.derivedFrom("room"));
    private static final GatewaySettings.Abuse ABUSE = new GatewaySettings.Abuse(5, Duration.ofSeconds(10));

    @Nested
    class AMeter {

        private final Meter meter = new Meter(new Rate(10, 40), ABUSE, 0);

        @Test
        void callsFiveTimesTheRateForTheWindowAbuse() {
            for (int i = 0; i < 500; i++) {
                meter.take(i * SECOND / 100);
            }
            assertThat(meter.isAbused()).isFalse();
            meter.take(5 * SECOND);
            assertThat(meter.isAbused()).isTrue();
        }

        @Test
        void forgivesWithTheNextWindow() {
            for (int i = 0; i < 501; i++) {
                meter.take(0);
            }
            assertThat(meter.isAbused()).isTrue();
            meter.take(10 * SECOND);
            assertThat(meter.isAbused()).isFalse();
        }
    }

    @Nested
    class ARoomsLoad {

        private final RoomId other = new RoomId(OpaqueId.derivedFrom("other"));
        private final RoomLoad load = new RoomLoad(2, 3);

        @Test
        void refusesOneMoreThanAllowed() {
            assertThat(load.begin(ROOM)).isTrue();
            assertThat(load.begin(ROOM)).isTrue();
            assertThat(load.begin(ROOM)).isFalse();
            load.end(ROOM);
            assertThat(load.begin(ROOM)).isTrue();
        }

        @Test
        void refusesOneMoreThanAllRoomsTogetherMayHave() {
            var third = new RoomId(OpaqueId.derivedFrom("third"));
            assertThat(load.begin(ROOM)).isTrue();
            assertThat(load.begin(other)).isTrue();
            assertThat(load.begin(other)).isTrue();
            assertThat(load.begin(third)).isFalse();
            load.end(other);
            assertThat(load.begin(third)).isTrue();
        }

        @Test
        void whatOneRoomRefusesCountsNowhere() {
            assertThat(load.begin(ROOM)).isTrue();
            assertThat(load.begin(ROOM)).isTrue();
            assertThat(load.begin(ROOM)).isFalse();
            assertThat(load.begin(other)).isTrue();
        }

        /** What a region cannot buffer while rooms move is dropped without a word. */
        @Test
        void isShippedBelowWhatARegionBuffers() {
            var buffer =
                    ConfigFactory.parseResources("hearth/sharding.conf").getInt("pekko.cluster.sharding.buffer-size");
            assertThat(TestSettings.with("").limits().unansweredByRoomsMax()).isLessThan(buffer);
        }

        @Test
        void forgetsAQuietRoom() {
            load.begin(ROOM);
            load.end(ROOM);
            load.end(ROOM);
            assertThat(load.of(ROOM)).isZero();
        }
    }

    @Nested
    class WhatIsUnanswered {

        private final Unanswered unanswered = new Unanswered(2);

        private static Unanswered.Asked said(long id) {
            return new Unanswered.Asked(id, RequestType.ROOM_SAY, null);
        }

        @Test
        void isFullAtItsLimit() {
            unanswered.add(said(1), ROOM, Unanswered.Kind.PLAIN, 0);
            assertThat(unanswered.isFull()).isFalse();
            unanswered.add(said(2), ROOM, Unanswered.Kind.PLAIN, 0);
            assertThat(unanswered.isFull()).isTrue();
        }

        @Test
        void givesUpTheOldestFirst() {
            unanswered.add(said(1), ROOM, Unanswered.Kind.PLAIN, 0);
            unanswered.add(said(2), ROOM, Unanswered.Kind.PLAIN, 3);
            assertThat(unanswered.removeOlder(5, 5))
                    .extracting(Unanswered.Pending::id)
                    .containsExactly(1L);
            assertThat(unanswered.has(1)).isFalse();
            assertThat(unanswered.has(2)).isTrue();
        }

        @Test
        void tellsTwoRequestsOfOneIdApart() {
            var first = unanswered.add(said(1), ROOM, Unanswered.Kind.PLAIN, 0);
            unanswered.removeOlder(9, 1);
            var second = unanswered.add(said(1), ROOM, Unanswered.Kind.PLAIN, 9);
            assertThat(unanswered.remove(first.request())).isNull();
            assertThat(unanswered.remove(second.request())).isEqualTo(second);
        }
    }

    @Nested
    class WhatIsWished {

        private final List<RoomEntity.Command> told = new ArrayList<>();
        private final PersonaId persona = new PersonaId(OpaqueId.derivedFrom("ada"));
        private final Wishes wishes = new Wishes(
                (room, command) -> told.add(command),
                new Meter(new Rate(1, 1), ABUSE, 0),
                new Meter(new Rate(1, 1), ABUSE, 0));

        private RoomEntity.Move step(double x) {
            return new RoomEntity.Move(persona, new Place(x, 0, 0));
        }

        @Test
        void keepsTheNewestStepUntilItMayGo() {
            wishes.move(ROOM, step(1), 0);
            wishes.move(ROOM, step(2), 0);
            wishes.move(ROOM, step(3), 0);
            assertThat(told).containsExactly(step(1));
            wishes.sendDue(SECOND);
            assertThat(told).containsExactly(step(1), step(3));
            wishes.sendDue(9 * SECOND);
            assertThat(told).hasSize(2);
        }

        @Test
        void mergesSigns() {
            wishes.sign(ROOM, new RoomEntity.MakeSign(persona, "sit", null, null), 0);
            wishes.sign(ROOM, new RoomEntity.MakeSign(persona, "wave", true, null), 0);
            wishes.sign(ROOM, new RoomEntity.MakeSign(persona, null, false, "heart"), 0);
            wishes.sendDue(SECOND);
            assertThat(told).endsWith(new RoomEntity.MakeSign(persona, "wave", false, "heart"));
        }

        @Test
        void forgetsARoomThatOneHasLeft() {
            wishes.move(ROOM, step(1), 0);
            wishes.move(ROOM, step(2), 0);
            wishes.forget(ROOM);
            wishes.sendDue(SECOND);
            assertThat(told).hasSize(1);
        }
    }

    @Nested
    class Settings {

        @Test
        void areReadAsShipped() {
            var settings = GatewaySettings.of(TestSettings.config("hearth.gateway.socket.port = 7071"));
            assertThat(settings.limits().frameBytes()).isEqualTo(16 * 1024);
            assertThat(settings.limits().commands()).isEqualTo(new Rate(10, 40));
            assertThat(settings.limits().join().perSecond()).isEqualTo(10 / 60d);
            assertThat(settings.socket().silence()).isEqualTo(Duration.ofSeconds(55));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "socket.port = 65536",
                    "socket.outgoing-frames-max = 7",
                    "relay.unfinished-tasks-max = 0",
                    "limits.frame-bytes = 1023",
                    "limits.commands.per-second = 0",
                    "limits.abuse.factor = 1"
                })
        void areRefusedOutsideTheirRange(String setting) {
            var key = "hearth.gateway." + setting.substring(0, setting.indexOf(' '));
            assertThatThrownBy(() -> TestSettings.with("hearth.gateway." + setting))
                    .isInstanceOf(InvalidSettings.class)
                    .hasMessageContaining(key);
        }
    }
}
