package dev.hearth.operations.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.operations.domain.Operator;
import dev.hearth.operations.domain.Role;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConsoleSessionsTest {

    private static final Operator ADA = new Operator("ada", Role.OPERATOR);

    private final AtomicLong nanos = new AtomicLong();
    private final ConsoleSessions sessions = new ConsoleSessions(Duration.ofHours(1), new SecureRandom(), nanos::get);

    @Test
    void everySessionHasATokenOfItsOwn() {
        var one = sessions.open(ADA);
        var other = sessions.open(ADA);

        assertThat(one.token()).isNotEqualTo(other.token()).hasSizeGreaterThan(40);
        assertThat(one.session().csrf()).isNotEqualTo(other.session().csrf()).isNotEqualTo(one.token());
        assertThat(sessions.find(one.token())).contains(one.session());
        assertThat(sessions.find("guess")).isEmpty();
    }

    @Test
    void endsWhenItIsToldTo() {
        var one = sessions.open(ADA);
        sessions.end(one.token());

        assertThat(sessions.find(one.token())).isEmpty();
    }

    @Test
    void endsAfterItsTimeHoweverMuchItIsUsed() {
        var one = sessions.open(ADA);
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(sessions.find(one.token())).isPresent();
        nanos.addAndGet(1);
        assertThat(sessions.find(one.token())).isEmpty();
    }

    @Test
    void theOldestGoesWhereThereAreTooMany() {
        var first = sessions.open(ADA);
        var second = sessions.open(ADA);
        for (int i = 2; i < ConsoleSessions.SESSIONS_MAX; i++) {
            sessions.open(ADA);
        }
        assertThat(sessions.find(first.token())).isPresent();
        sessions.open(ADA);

        assertThat(sessions.find(first.token())).isEmpty();
        assertThat(sessions.find(second.token())).isPresent();
        assertThat(sessions.size()).isEqualTo(ConsoleSessions.SESSIONS_MAX);
    }
}
