package dev.hearth.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpgradeRulesTest {

    private static final String ADDRESS = "127.0.0.1";

    private final AtomicInteger open = new AtomicInteger(1);
    private final NodeLimits limits =
            NodeLimits.of(TestSettings.with("hearth.gateway.limits { upgrades.burst = 3, failed-identifies.burst = 1 }")
                    .limits());
    private final UpgradeRules rules = new UpgradeRules(Set.of("http://localhost:7070"), 2, limits, () -> 0, open);

    private static HttpRequest request(HttpMethod method, String uri) {
        var request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, method, uri);
        request.headers()
                .set("Upgrade", "websocket")
                .set("Connection", "Upgrade")
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
    }
}
