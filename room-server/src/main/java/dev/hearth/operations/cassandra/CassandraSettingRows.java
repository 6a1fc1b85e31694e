package dev.hearth.operations.cassandra;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import dev.hearth.operations.SettingRows;
import dev.hearth.operations.domain.HouseSetting;
import dev.hearth.store.cassandra.CqlStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/** The table {@code hearth.operator_settings}: one partition with a row for each setting. */
public final class CassandraSettingRows implements SettingRows {

    private static final String ALL = "SELECT name, value FROM hearth.operator_settings WHERE part = 0";
    private static final String PUT = "INSERT INTO hearth.operator_settings (part, name, value) VALUES (0, ?, ?)";
    private static final String REMOVE = "DELETE FROM hearth.operator_settings WHERE part = 0 AND name = ?";

    private final CqlStore store;

    public CassandraSettingRows(CqlStore store) {
        this.store = store;
    }

    @Override
    public CompletionStage<List<HouseSetting>> all() {
        return store.run(ALL).thenApply(CassandraSettingRows::known);
    }

    /** So few are one page of the driver. */
    private static List<HouseSetting> known(AsyncResultSet rows) {
        var settings = new ArrayList<HouseSetting>();
        rows.currentPage()
                .forEach(row -> HouseSetting.parse(
                                Objects.requireNonNullElse(row.getString("name"), ""),
                                Objects.requireNonNullElse(row.getString("value"), ""))
                        .ifPresent(settings::add));
        return List.copyOf(settings);
    }

    @Override
    public CompletionStage<Void> put(HouseSetting setting) {
        return store.run(PUT, setting.name(), setting.value()).thenAccept(done -> {});
    }

    @Override
    public CompletionStage<Void> remove(String name) {
        return store.run(REMOVE, name).thenAccept(done -> {});
    }
}
