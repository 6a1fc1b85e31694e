package dev.hearth.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.gateway.admission.Admission;
import dev.hearth.gateway.admission.Readings;
import dev.hearth.observability.NodeMetrics;
import dev.hearth.observability.TestMetrics;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpgradeRulesTest {

    private static final String ADDRESS = "127.0.0.1";
    private static final GatewaySettings SETTINGS =
            TestSettings.with("hearth.gateway.limits { upgrades.burst = 3, failed-identifies.burst = 1 },"
                    + " hearth.gateway.admission.hold = 0s");

    private final AtomicInteger open = new AtomicInteger(1);
    private final NodeLimits limits = NodeLimits.of(SETTINGS.limits());
    private final Admission admission = new Admission(SETTINGS.admission());
    private final NodeMetrics metrics = TestMetrics.ofNode();
    private final Turnstile turnstile = new Turnstile(admission, metrics.admission());
    private final UpgradeRules rules =
            new UpgradeRules(Set.of("http://localhost:7070"), () -> 2, limits, turnstile, () -> 0, open);

    private static HttpRequest request(HttpMethod method, String uri) {
        var request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, method, uri);
        request.headers()
                .set("Upgrade", "websocket")
                .set("Connection", "keep-alive, Upgrade")
                .set("Host", "localhost:7071")
                .set("Sec-WebSocket-Version", "13")
                .set("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                .set("Sec-WebSocket-Protocol", "other, hearth.v1.json");
        return request;
    }

    private static HttpRequest request() {
        return request(HttpMethod.GET, "/v1/socket");
    }

    private UpgradeRules.Verdict judge(HttpRequest request) {
        return rules.judge(request, ADDRESS);
    }

    @Test
    void welcomesWhoeverComesFromNoBrowser() {
        assertThat(judge(request())).isEqualTo(UpgradeRules.Verdict.WELCOME);
    }

    @Test
    void welcomesAListedOrigin() {
        var request = request();
        request.headers().set("Origin", "http://localhost:7070");
        assertThat(judge(request)).isEqualTo(UpgradeRules.Verdict.WELCOME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "https://localhost:7070",
                "http://localhost:70701",
                "http://localhost",
                "HTTP://LOCALHOST:7070",
                "http://localhost:7070.evil.example"
            })
    void refusesEveryOtherOrigin(String origin) {
        var request = request();
        request.headers().set("Origin", origin);
        assertThat(judge(request)).isEqualTo(UpgradeRules.Verdict.FOREIGN_ORIGIN);
    }

    @Test
    void knowsOnePathAndOneMethod() {
        assertThat(judge(request(HttpMethod.POST, "/v1/socket"))).isEqualTo(UpgradeRules.Verdict.NOT_FOUND);
        assertThat(judge(request(HttpMethod.GET, "/v1/socket?token=x"))).isEqualTo(UpgradeRules.Verdict.NOT_FOUND);
        assertThat(judge(request(HttpMethod.GET, "/"))).isEqualTo(UpgradeRules.Verdict.NOT_FOUND);
    }

    @Test
    void wantsAnUpgradeToItsOwnProtocol() {
        var plain = request();
        plain.headers().remove("Upgrade");
        assertThat(judge(plain)).isEqualTo(UpgradeRules.Verdict.NO_UPGRADE);
        var foreign = request();
        foreign.headers().set("Sec-WebSocket-Protocol", "hearth.v2.json");
        assertThat(judge(foreign)).isEqualTo(UpgradeRules.Verdict.WRONG_SUBPROTOCOL);
    }

    @Test
    void refusesAForeignOriginBesideAListedOne() {
        var request = request();
        request.headers().add("Origin", "http://localhost:7070").add("Origin", "http://evil.example");
        assertThat(judge(request)).isEqualTo(UpgradeRules.Verdict.FOREIGN_ORIGIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Connection", "Sec-WebSocket-Version"})
    void wantsAllOfTheUpgrade(String header) {
        var without = request();
        without.headers().remove(header);
        assertThat(judge(without)).isEqualTo(UpgradeRules.Verdict.NO_UPGRADE);
        var other = request();
        other.headers().set(header, "8");
        assertThat(judge(other)).isEqualTo(UpgradeRules.Verdict.NO_UPGRADE);
    }

    @Test
    void upgradesNoOlderHttp() {
        var old = request();
        old.setProtocolVersion(HttpVersion.HTTP_1_0);
        assertThat(judge(old)).isEqualTo(UpgradeRules.Verdict.NO_UPGRADE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "Sec-WebSocket-Key"})
    void wantsOneHostAndOneKey(String header) {
        var without = request();
        without.headers().remove(header);
        assertThat(judge(without)).isEqualTo(UpgradeRules.Verdict.MALFORMED);
        var twice = request();
        twice.headers().add(header, twice.headers().get(header));
        assertThat(judge(twice)).isEqualTo(UpgradeRules.Verdict.MALFORMED);
    }

    @Test
    void wantsAKeyOfSixteenBytes() {
        var request = request();
        request.headers().set("Sec-WebSocket-Key", "c2hvcnQ=");
        assertThat(judge(request)).isEqualTo(UpgradeRules.Verdict.MALFORMED);
        request.headers().set("Sec-WebSocket-Key", "*".repeat(24));
        assertThat(rules.judge(request, "127.0.0.3")).isEqualTo(UpgradeRules.Verdict.MALFORMED);
    }

    @Test
    void takesNoBody() {
        var empty = request();
        empty.headers().set("Content-Length", "0");
        assertThat(judge(empty)).isEqualTo(UpgradeRules.Verdict.WELCOME);
        var counted = request();
        counted.headers().set("Content-Length", "2");
        assertThat(judge(counted)).isEqualTo(UpgradeRules.Verdict.MALFORMED);
        var chunked = request();
        chunked.headers().set("Transfer-Encoding", "chunked");
        assertThat(judge(chunked)).isEqualTo(UpgradeRules.Verdict.MALFORMED);
    }

    @Test
    void tellsWhatIsTooLongFromWhatIsBroken() {
        assertThat(judge(broken(new TooLongHttpLineException()))).isEqualTo(UpgradeRules.Verdict.LINE_TOO_LONG);
        assertThat(judge(broken(new TooLongHttpHeaderException()))).isEqualTo(UpgradeRules.Verdict.HEADERS_TOO_LARGE);
        assertThat(judge(broken(new IllegalArgumentException()))).isEqualTo(UpgradeRules.Verdict.MALFORMED);
    }

    private static HttpRequest broken(Exception cause) {
        var request = request();
        request.setDecoderResult(DecoderResult.failure(cause));
        return request;
    }

    @Test
    void allowsAnAddressItsBurstAndNotOneMore() {
        for (int i = 0; i < 3; i++) {
            assertThat(judge(request())).isEqualTo(UpgradeRules.Verdict.WELCOME);
        }
        assertThat(judge(request())).isEqualTo(UpgradeRules.Verdict.TOO_MANY);
        assertThat(rules.judge(request(), "127.0.0.2")).isEqualTo(UpgradeRules.Verdict.WELCOME);
    }

    @Test
    void refusesAnAddressWhoseIdentifiesKeepFailing() {
        limits.failedIdentifies().take(ADDRESS, 0);
        assertThat(judge(request())).isEqualTo(UpgradeRules.Verdict.TOO_MANY);
    }

    @Test
    void allowsAsManySocketsAsConfiguredAndNotOneMore() {
        open.set(2);
        assertThat(judge(request())).isEqualTo(UpgradeRules.Verdict.WELCOME);
        open.set(3);
        assertThat(judge(request())).isEqualTo(UpgradeRules.Verdict.TOO_MANY);
        assertRefused("full", Duration.ofSeconds(5));
    }

    @Test
    void sendsEverybodyElsewhereOnceTheNodeLeaves() {
        turnstile.shut();
        assertThat(judge(request())).isEqualTo(UpgradeRules.Verdict.TOO_MANY);
        assertRefused("draining", Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({"4000, 0, 0, event-loop", "0, 0.95, 0, heap", "0, 0, 2500, store"})
    void admitsNobodyNewToANodeThatHasTooMuchToDo(double lag, double heap, double persist, String reason) {
        admission.look(() -> new Readings(lag, heap, persist), 0);
        assertThat(judge(request())).isEqualTo(UpgradeRules.Verdict.TOO_MANY);
        assertThat(rules.patience()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(6));
        assertThat(metrics.scrape()).contains("hearth_socket_refused_total{reason=\"" + reason + "\"} 1.0");

        admission.look(() -> Readings.CALM, 1);
        assertThat(judge(request())).isEqualTo(UpgradeRules.Verdict.WELCOME);
    }

    private void assertRefused(String reason, Duration patience) {
        assertThat(rules.patience()).isEqualTo(patience);
        assertThat(metrics.scrape()).contains("hearth_socket_refused_total{reason=\"" + reason + "\"} 1.0");
    }
}
