package dev.hearth.operations;

import dev.hearth.operations.domain.HouseSetting;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;

/** Settings of the house without a store, for tests. */
public final class InMemorySettingRows implements SettingRows {

    public final ConcurrentSkipListMap<String, String> settings = new ConcurrentSkipListMap<>();
    public volatile boolean away;
    /** The next read never ends. */
    public volatile boolean stuck;

    @Override
    public CompletionStage<List<HouseSetting>> all() {
        if (stuck) {
            stuck = false;
            return new CompletableFuture<>();
        }
        return away
                ? CompletableFuture.failedFuture(new IllegalStateException("the store is away"))
                : CompletableFuture.completedFuture(settings.entrySet().stream()
                        .map(entry -> new HouseSetting(entry.getKey(), entry.getValue()))
                        .toList());
    }

    @Override
    public CompletionStage<Void> put(HouseSetting setting) {
        settings.put(setting.name(), setting.value());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> remove(String name) {
        settings.remove(name);
        return CompletableFuture.completedFuture(null);
    }
}
