package dev.hearth.session.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.kernel.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LinksTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final long NOON_MICROS = NOON.getEpochSecond() * 1_000_000;
    private static final Duration WINDOW = Duration.ofMinutes(2);
    private static final int MAX = 2;

    private static Links.Attached attached(Links links, String id, Instant now) {
        return links.attach(id, LinkSecret.of("secret of " + id), now, MAX).orElseThrow();
    }

    @Test
    void numbersConnectionsByTheClockInMicroseconds() {
        assertThat(attached(Links.NONE, "a", NOON.plusNanos(7_999)).connection())
                .isEqualTo(new ConnectionId("a", NOON_MICROS + 7));
    }

    @Test
    void numbersConnectionsUpwardsWhenTheClockStandsOrGoesBack() {
        var first = attached(Links.NONE, "a", NOON);
        var second = attached(first.links(), "b", NOON);
        var third = second.links()
                .resume("a", "secret of a", LinkSecret.of("next"), NOON.minusSeconds(9))
                .orElseThrow();

        assertThat(second.connection().number()).isEqualTo(NOON_MICROS + 1);
        assertThat(third.connection()).isEqualTo(new ConnectionId("a", NOON_MICROS + 2));
    }

    @Test
    void resumesWithThePresentSecretOnly() {
        var first = attached(Links.NONE, "a", NOON);
        var second = first.links()
                .resume("a", "secret of a", LinkSecret.of("new"), NOON)
                .orElseThrow();

        assertThat(second.links().resume("a", "secret of a", LinkSecret.of("x"), NOON))
                .isEmpty();
        assertThat(second.links().resume("a", "", LinkSecret.of("x"), NOON)).isEmpty();
        assertThat(second.links().resume("b", "new", LinkSecret.of("x"), NOON)).isEmpty();
        assertThat(second.links().resume("a", "new", LinkSecret.of("x"), NOON)).isPresent();
    }

    @Test
    void believesALateGoodbyeOnlyByEqualNumber() {
        var old = attached(Links.NONE, "a", NOON);
        var present = old.links()
                .resume("a", "secret of a", LinkSecret.of("new"), NOON)
                .orElseThrow();

        assertThat(present.links().detach(old.connection(), NOON)).isEqualTo(present.links());
        assertThat(present.links().end(old.connection())).isEqualTo(present.links());
        assertThat(present.links().detach(present.connection(), NOON).presence())
                .isEqualTo(Presence.RECONNECTING);
    }

    @Test
    void keepsALinkForItsWindowFromDetach() {
        var attached = attached(Links.NONE, "a", NOON);
        var detached = attached.links().detach(attached.connection(), NOON.plusSeconds(60));
        var again = detached.detach(attached.connection(), NOON.plusSeconds(90));
        var end = NOON.plusSeconds(60).plus(WINDOW);

        assertThat(again.nextEnd(WINDOW)).contains(end);
        assertThat(again.expire(end.minusNanos(1), WINDOW).byId()).hasSize(1);
        assertThat(again.expire(end, WINDOW).byId()).isEmpty();
    }

    @Test
    void neverEndsAConnectedLinkByTime() {
        var attached = attached(Links.NONE, "a", NOON);

        assertThat(attached.links().nextEnd(WINDOW)).isEmpty();
        assertThat(attached.links().expire(Instant.MAX, WINDOW)).isEqualTo(attached.links());
    }

    @Test
    void givesAwayThePlaceOfTheLinkThatIsDetachedForLongest() {
        var a = attached(Links.NONE, "a", NOON);
        var b = attached(a.links(), "b", NOON);
        var bothGone =
                b.links().detach(b.connection(), NOON.plusSeconds(1)).detach(a.connection(), NOON.plusSeconds(2));

        assertThat(attached(bothGone, "c", NOON.plusSeconds(3)).links().byId()).containsOnlyKeys("a", "c");
    }

    @Test
    void refusesOneMoreWhenAllPlacesAreHeldBySockets() {
        var full = attached(attached(Links.NONE, "a", NOON).links(), "b", NOON).links();

        assertThat(full.attach("c", LinkSecret.of("c"), NOON, MAX)).isEmpty();
        assertThat(full.restore(new ConnectionId("c", 5), MAX)).isEmpty();
    }

    @Test
    void takesALinkBackWithItsNumberAndWithoutItsSecret() {
        var connection = new ConnectionId("a", NOON_MICROS + 50);

        var restored = Links.NONE.restore(connection, MAX).orElseThrow();

        assertThat(restored.connection()).isEqualTo(connection);
        assertThat(restored.links().resume("a", "", LinkSecret.of("x"), NOON)).isEmpty();
        assertThat(attached(restored.links(), "b", NOON).connection().number()).isEqualTo(NOON_MICROS + 51);
    }

    @Test
    void derivesPresence() {
        var a = attached(Links.NONE, "a", NOON);
        var b = attached(a.links(), "b", NOON);
        var oneLeft = b.links().detach(a.connection(), NOON);
        var noneLeft = oneLeft.detach(b.connection(), NOON);

        assertThat(Links.NONE.presence()).isEqualTo(Presence.OFFLINE);
        assertThat(oneLeft.presence()).isEqualTo(Presence.ONLINE);
        assertThat(noneLeft.presence()).isEqualTo(Presence.RECONNECTING);
        assertThat(noneLeft.end(a.connection()).end(b.connection()).presence()).isEqualTo(Presence.OFFLINE);
    }

    @Test
    void showsNoSecretInLogs() {
        assertThat(attached(Links.NONE, "a", NOON).toString())
                .doesNotContain(LinkSecret.of("secret of a").hash());
    }
}
