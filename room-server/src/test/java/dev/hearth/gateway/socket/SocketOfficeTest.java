package dev.hearth.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import dev.hearth.kernel.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SocketOfficeTest {

    @Nested
    class OverRealSockets {

        private OpenDoor open;

        @BeforeEach
        void openDoor() throws Exception {
            open = new OpenDoor("");
        }

        @AfterEach
        void closeDoor() throws Exception {
            open.close();
        }

        private List<SocketSight> find(int max) throws Exception {
            return open.door()
                    .office()
                    .find(sight -> true, max)
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
        }

        @Test
        void showsWhoHasIdentifiedAndNobodyElse() throws Exception {
            TestSocket.open(open.port()).next("hello");
            TestSocket.identified(open.port(), "ada");

            var seen = find(10);
            assertThat(seen).extracting(SocketSight::client).containsExactly("test/1");
            assertThat(seen.get(0).rooms()).isEmpty();
            assertThat(seen.get(0).waitingBytes()).isZero();
            assertThat(seen.get(0).isSlow()).isFalse();
        }

        @Test
        void showsNoMoreThanIsAskedFor() throws Exception {
            for (int i = 0; i < 3; i++) {
                TestSocket.identified(open.port(), "ada" + i);
            }
            assertThat(find(2)).hasSize(2);
            assertThat(find(3)).hasSize(3);
        }

        @Test
        void aSocketThatIsSentAwayMayComeBackAndIsRemembered() throws Exception {
            var ada = TestSocket.identified(open.port(), "ada");
            var office = open.door().office();
            office.disconnect(find(1).get(0).socket());

            assertThat(ada.closeCode()).isEqualTo(4001);
            assertThat(ada.closeReason()).contains("\"after_ms\":1000");
            assertThat(office.closings(closing -> true, 10))
                    .extracting(Closing::code)
                    .containsExactly(4001);
            assertThat(find(1)).isEmpty();
            office.disconnect(1_000_000);
        }
    }

    @Test
    void remembersAsManyEndingsAsItMay() {
        var connections = new Connections();
        var who = new Principal(new PersonId(OpaqueId.derivedFrom("ada")), new PersonaId(OpaqueId.derivedFrom("ada")));
        for (int i = 0; i <= Connections.CLOSINGS_MAX; i++) {
            connections.closed(new Closing(Instant.EPOCH.plusSeconds(i), who, "ada", 1000, Duration.ZERO));
        }

        assertThat(connections.closings()).hasSize(Connections.CLOSINGS_MAX);
        assertThat(connections.closings().get(0).at()).isEqualTo(Instant.EPOCH.plusSeconds(Connections.CLOSINGS_MAX));
    }
}
