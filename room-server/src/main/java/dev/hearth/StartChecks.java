package dev.hearth;

import com.typesafe.config.Config;
import dev.hearth.config.CassandraSettings;
import dev.hearth.config.ClusterSettings;
import dev.hearth.config.InvalidSettings;
import dev.hearth.config.ManagementSettings;
import dev.hearth.config.NodeSettings;
import dev.hearth.config.PersistenceSettings;
import dev.hearth.directory.DirectorySettings;
import dev.hearth.gateway.http.HttpSettings;
import dev.hearth.gateway.socket.GatewaySettings;
import dev.hearth.identity.IdentitySettings;
import dev.hearth.localstore.LocalStoreSettings;
import dev.hearth.operations.http.OperationsSettings;
import dev.hearth.room.MessageLoss;
import dev.hearth.room.RoomSettings;
import dev.hearth.session.SessionSettings;
import dev.hearth.store.StoreSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads every section before anything starts, so that one start shows all that is wrong. */
final class StartChecks {
    private static final List<Consumer<Config>> SECTIONS = List.of(
            NodeSettings::of,
            ClusterSettings::of,
            ManagementSettings::of,
            CassandraSettings::of,
            PersistenceSettings::of,
            LocalStoreSettings::of,
            StoreSettings::of,
            IdentitySettings::of,
            DirectorySettings::of,
            config -> RoomSettings.of(config, 0),
            MessageLoss::of,
            SessionSettings::of,
            GatewaySettings::of,
            HttpSettings::of,
            OperationsSettings::of,
            ShellProducts::catalogue);

    private StartChecks() {}

    /**
     * Passes when every section can be used.
     *
     * @throws InvalidSettings with one line per problem
     */
    static void pass(Config config) {
        var problems = new ArrayList<String>();
        for (var section : SECTIONS) {
            try {
                section.accept(config);
            } catch (InvalidSettings e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
    }
}
