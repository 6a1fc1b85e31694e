package dev.hearth.store.cassandra;

import java.util.concurrent.CompletionStage;

/** How often the store was restored from a backup: part of every epoch, so that no position from before is believed. */
public final class StoreGeneration {

    private static final String READ = "SELECT generation FROM hearth.store_generation WHERE name = 'store'";

    private StoreGeneration() {}

    /** Reads it once, at start. The stage fails when the store is away or its schema was not applied. */
    public static CompletionStage<Long> read(CqlStore store) {
        return store.run(READ).thenApply(rows -> {
            var row = rows.one();
            if (row == null) {
                throw new IllegalStateException("the store has no generation: its schema is not complete");
            }
            return row.getLong("generation");
        });
    }
}
