package dev.hearth.gateway.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often one address may do something: a bucket of a minute's worth that refills evenly. IPv6 neighbours share one (a
 * /64 is one household). Remembers a limited number of addresses and forgets the one seen longest ago first.
 */
final class AddressRate {
    private static final int IPV6_HOUSEHOLD_BYTES = 8;

    private final int perMinute;
    private final long nanosEach;
    private final Map<String, Bucket> buckets;

    AddressRate(int perMinute, int addressesMax) {
        this.perMinute = perMinute;
        this.nanosEach = Duration.ofMinutes(1).toNanos() / perMinute;
        this.buckets = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > addressesMax;
            }
        };
    }

    /**
     * Takes one turn.
     *
     * @param nanoTime of a clock that never goes back
     * @return how long to wait for the next turn; zero when this one was granted
     */
    synchronized Duration take(InetAddress address, long nanoTime) {
        var bucket = buckets.computeIfAbsent(key(address), key -> new Bucket(nanoTime));
        return Duration.ofNanos(bucket.take(nanoTime));
    }

    synchronized int addresses() {
        return buckets.size();
    }

    private static String key(InetAddress address) {
        var bytes = address.getAddress();
        var significant = address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_HOUSEHOLD_BYTES) : bytes;
        return HexFormat.of().formatHex(significant);
    }

    private final class Bucket {
        private long tokens = perMinute;
        private long countedAt;

        Bucket(long now) {
            this.countedAt = now;
        }

        long take(long now) {
            long gained = (now - countedAt) / nanosEach;
            tokens = Math.min(perMinute, tokens + gained);
            countedAt += gained * nanosEach;
            if (tokens == 0) {
                return countedAt + nanosEach - now;
            }
            tokens--;
            return 0;
        }
    }
}
