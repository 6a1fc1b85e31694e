package dev.hearth.wardrobe;

import dev.hearth.observability.WardrobeMetrics;
import dev.hearth.store.RecoveryPause;
import dev.hearth.store.StoreGuard;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * All that a wardrobe reaches besides itself.
 *
 * @param guard says when it is safe to recover after a failed write
 * @param pause between two attempts at a store that does not answer
 * @param stopWithin how long a wardrobe that was told to stop waits at most for the end of a write
 * @param mayWrite false while the node may have been given up
 * @param random spreads those attempts
 */
record WardrobeDoors(
        WardrobeSettings settings,
        ActorRef<StoreGuard.Command> guard,
        RecoveryPause pause,
        Duration stopWithin,
        BooleanSupplier mayWrite,
        LookTable table,
        LookNews news,
        InstantSource clock,
        RandomGenerator random,
        WardrobeMetrics metrics) {}
