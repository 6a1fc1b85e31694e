package dev.hearth.gateway.rate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One rate for many people or addresses of this node. Remembers at most so many of them: buckets that are full again are
 * forgotten when room is needed, and if none is, strangers are refused for a second. Thread-safe.
 */
public final class BucketRegistry<K> {

    private static final long SECOND = 1_000_000_000L;

    private final Rate rate;
    private final int keysMax;
    private final Map<K, TokenBucket> buckets = new ConcurrentHashMap<>();
    private final AtomicLong purgedAt = new AtomicLong(Long.MIN_VALUE);

    public BucketRegistry(Rate rate, int keysMax) {
        this.rate = rate;
        this.keysMax = keysMax;
    }

    /** Takes a token and answers 0, or answers after how many nanoseconds there will be one. */
    public long take(K key, long nowNanos) {
        var bucket = bucketOf(key, nowNanos);
        if (bucket == null) {
            return SECOND;
        }
        synchronized (bucket) {
            return bucket.take(nowNanos);
        }
    }

    /** Whether there is a token, without taking it. */
    public boolean isExhausted(K key, long nowNanos) {
        var bucket = buckets.get(key);
        if (bucket == null) {
            return false;
        }
        synchronized (bucket) {
            return !bucket.hasToken(nowNanos);
        }
    }

    int size() {
        return buckets.size();
    }

    private @Nullable TokenBucket bucketOf(K key, long nowNanos) {
        var bucket = buckets.get(key);
        if (bucket != null) {
            return bucket;
        }
        if (buckets.size() >= keysMax) {
            purge(nowNanos);
        }
        if (buckets.size() >= keysMax) {
            return null;
        }
        return buckets.computeIfAbsent(key, k -> new TokenBucket(rate, nowNanos));
    }

    /** At most once a second, by whoever comes first: it looks at every bucket. */
    private void purge(long nowNanos) {
        long last = purgedAt.get();
        boolean due = last == Long.MIN_VALUE || nowNanos - last >= SECOND;
        if (due && purgedAt.compareAndSet(last, nowNanos)) {
            buckets.values().removeIf(bucket -> isFull(bucket, nowNanos));
        }
    }

    private static boolean isFull(TokenBucket bucket, long nowNanos) {
        synchronized (bucket) {
            return bucket.isFull(nowNanos);
        }
    }
}
