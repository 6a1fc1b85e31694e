package dev.hearth.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    private static final TrustedProxies PROXIES =
            TrustedProxies.of(List.of("10.1.0.0/16", "fd00::/8", "192.0.2.7")).orElseThrow();

    private static String client(TrustedProxies proxies, String peer, String... headers) throws Exception {
        return proxies.client(InetAddress.getByName(peer), List.of(headers)).getHostAddress();
    }

    @Test
    void nobodyIsBelievedUnlessTheyAreNamed() throws Exception {
        assertThat(client(TrustedProxies.NONE, "10.1.2.3", "203.0.113.9")).isEqualTo("10.1.2.3");
        assertThat(client(PROXIES, "203.0.113.1", "203.0.113.9")).isEqualTo("203.0.113.1");
        assertThat(client(PROXIES, "10.2.0.1", "203.0.113.9")).isEqualTo("10.2.0.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9 | 203.0.113.9",
                "203.0.113.9:4711 | 203.0.113.9",
                "2001:db8::1 | 2001:db8:0:0:0:0:0:1",
                "[2001:db8::1]:4711 | 2001:db8:0:0:0:0:0:1",
                "203.0.113.9, 10.1.9.9 | 203.0.113.9",
                "203.0.113.9,fd00::5,192.0.2.7 | 203.0.113.9",
            })
    void theClientIsTheLastOneThatIsNoProxy(String header, String client) throws Exception {
        assertThat(client(PROXIES, "10.1.2.3", header)).isEqualTo(client);
    }

    /** What a client writes stands before what the first proxy adds. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "198.51.100.1, 203.0.113.9",
                "127.0.0.1, 10.1.0.1, 203.0.113.9",
                "10.1.0.1, 10.1.0.2, 203.0.113.9, 10.1.0.9",
                "nonsense, 203.0.113.9",
                ", , 203.0.113.9",
                "203.0.113.10, 203.0.113.9, fd12::1"
            })
    void whatAClientForgesIsNotReached(String header) throws Exception {
        assertThat(client(PROXIES, "10.1.2.3", header)).isEqualTo("203.0.113.9");
    }

    @Test
    void severalHeadersAreOne() throws Exception {
        assertThat(client(PROXIES, "10.1.2.3", "198.51.100.1", "203.0.113.9, 10.1.0.4"))
                .isEqualTo("203.0.113.9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "unknown", "example.org", "1.2.3", "256.1.1.1", "1.2.3.4.5", "fd00::zz", "[fd00::1", "_x"})
    void whatIsNoAddressEndsAtWhoeverHandedItOver(String header) throws Exception {
        assertThat(client(PROXIES, "10.1.2.3", header)).isEqualTo("10.1.2.3");
        assertThat(client(PROXIES, "10.1.2.3", header + ", 10.1.0.4")).isEqualTo("10.1.0.4");
    }

    @Test
    void aLongHeaderIsReadFromItsEndOnly() throws Exception {
        var many = String.join(",", Collections.nCopies(1_000, "10.1.0.4"));

        assertThat(client(PROXIES, "10.1.2.3", "203.0.113.9," + many)).isEqualTo("10.1.0.4");
    }

    @Test
    void withoutAHeaderTheProxyItselfIsTheClient() throws Exception {
        assertThat(client(PROXIES, "10.1.2.3")).isEqualTo("10.1.2.3");
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0/0, 203.0.113.9, true",
        "203.0.113.8/31, 203.0.113.9, true",
        "203.0.113.8/31, 203.0.113.10, false",
        "203.0.113.9/32, 203.0.113.9, true",
        "203.0.113.9, 203.0.113.8, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "0.0.0.0/0, 2001:db8::1, false"
    })
    void aNetworkIsWhatBeginsWithItsBits(String network, String peer, boolean trusted) throws Exception {
        var proxies = TrustedProxies.of(List.of(network)).orElseThrow();

        assertThat(client(proxies, peer, "198.51.100.1").equals("198.51.100.1")).isEqualTo(trusted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "proxy.example.org", "10.0.0.0/33", "10.0.0.0/", "10.0.0/8", "fd00::/129", "10.0.0.0/-1"})
    void refusesWhatIsNoNetwork(String text) {
        assertThat(TrustedProxies.of(List.of("10.0.0.0/8", text))).isEmpty();
    }
}
