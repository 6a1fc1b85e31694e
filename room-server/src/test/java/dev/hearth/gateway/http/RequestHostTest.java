package dev.hearth.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHostTest {

    @ParameterizedTest
    @CsvSource({
        "localhost, localhost",
        "LOCALHOST:7070, localhost",
        "127.0.0.1:1, 127.0.0.1",
        "[::1]:7070, [::1]",
        "rooms.example.org, rooms.example.org",
        "a-b.c, a-b.c"
    })
    void readsTheNameWithoutItsPort(String header, String name) {
        assertThat(RequestHost.parse(header)).contains(new RequestHost(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":7070",
                "a b",
                "a/b",
                "a;script-src *",
                "user@host",
                "host:port",
                "host:123456",
                "::1",
                "[zz]",
                "-a",
                "a.",
                "a\n"
            })
    void refusesWhatIsNoHost(String header) {
        assertThat(RequestHost.parse(header)).isEmpty();
    }

    @Test
    void theSocketIsOnTheSameHostUnlessItIsConfigured() {
        var host = RequestHost.parse("localhost:7070").orElseThrow();
        var local = new SocketAddress(Optional.empty(), false, () -> 7071);
        var proxied =
                new SocketAddress(Optional.of(URI.create("wss://rooms.example.org:444/v1/socket")), false, () -> 7071);

        assertThat(local.url(host)).isEqualTo("ws://localhost:7071/v1/socket");
        assertThat(local.origin(host)).isEqualTo("ws://localhost:7071");
        assertThat(proxied.url(host)).isEqualTo("wss://rooms.example.org:444/v1/socket");
        assertThat(proxied.origin(host)).isEqualTo("wss://rooms.example.org:444");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a/b",
                "wss://",
                "wss://a b",
                "wss://a;x",
                "wss://a/v1?token=x",
                "wss://user@a/",
                "wss://a/'self'"
            })
    void refusesSocketUrlsThatCouldSpoilTheSecurityHeader(String url) {
        assertThat(SocketAddress.isSocketUrl(url)).isFalse();
    }
}
