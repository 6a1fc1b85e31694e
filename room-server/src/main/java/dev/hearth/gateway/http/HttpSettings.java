package dev.hearth.gateway.http;

import com.typesafe.config.Config;
import dev.hearth.config.SettingsReader;
import dev.hearth.gateway.proxy.TrustedProxies;
import dev.hearth.gateway.proxy.TrustedProxySettings;
import dev.hearth.gateway.tls.ServerTlsSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Section {@code hearth.gateway.http} of the configuration, and where clients are told the socket is.
 *
 * @param port 0 for any free one
 * @param hosts values of the Host header without port that are served; {@code *} for all
 * @param origins exact values of the Origin header that may post
 * @param localOrigins whether this door's own loopback origins may post too
 * @param publicSocketUrl empty to derive it from the request
 * @param proxies whose word about a client's address is believed
 */
public record HttpSettings(
        String address,
        int port,
        List<String> hosts,
        List<String> origins,
        boolean localOrigins,
        Optional<URI> publicSocketUrl,
        int connectionsMax,
        int backlog,
        int bodyBytesMax,
        Duration bodyTimeout,
        Duration idleTimeout,
        int guestsPerMinute,
        int tokensPerMinute,
        int addressesMax,
        TrustedProxies proxies,
        ServerTlsSettings tls) {

    public HttpSettings {
        hosts = List.copyOf(hosts);
        origins = List.copyOf(origins);
    }

    /**
     * Reads the section.
     *
     * @throws dev.hearth.config.InvalidSettings when a value is missing or outside its range
     */
    public static HttpSettings of(Config config) {
        var in = SettingsReader.of(config, "hearth.gateway");
        var shortest = Duration.ofMillis(100);
        return in.finish(new HttpSettings(
                in.string("http.address"),
                in.intBetween("http.port", 0, 65_535),
                in.strings("http.hosts", 1, 100),
                in.strings("http.origins", 0, 100),
                in.flag("http.local-origins"),
                publicSocketUrl(in),
                in.intBetween("http.connections-max", 1, 1_000_000),
                in.intBetween("http.backlog", 1, 65_535),
                in.byteCount("http.body-bytes-max", 1_024, 65_536),
                in.duration("http.body-timeout", shortest, Duration.ofMinutes(1)),
                in.duration("http.idle-timeout", Duration.ofSeconds(1), Duration.ofMinutes(10)),
                in.intBetween("http.guests-per-minute", 1, 100_000),
                in.intBetween("http.tokens-per-minute", 1, 100_000),
                in.intBetween("http.addresses-max", 100, 1_000_000),
                TrustedProxySettings.read(in),
                ServerTlsSettings.of(config)));
    }

    /** Scheme of the pages. */
    String scheme() {
        return tls.isOn() ? "https" : "http";
    }

    private static Optional<URI> publicSocketUrl(SettingsReader in) {
        var text = in.optionalString("public-socket-url");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        boolean good = SocketAddress.isSocketUrl(text);
        in.require(good, "public-socket-url", "empty, or a URL such as wss://rooms.example.org/v1/socket");
        return good ? Optional.of(URI.create(text)) : Optional.empty();
    }
}
