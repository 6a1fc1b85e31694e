package dev.hearth;

import com.typesafe.config.Config;
import dev.hearth.config.CassandraSettings;
import dev.hearth.config.ClusterSettings;
import dev.hearth.config.ConfigReading;
import dev.hearth.config.InvalidSettings;
import dev.hearth.config.ManagementSettings;
import dev.hearth.config.NodeSettings;
import dev.hearth.config.PersistenceSettings;
import dev.hearth.config.SettingsReader;
import dev.hearth.directory.DirectorySettings;
import dev.hearth.gateway.http.HttpSettings;
import dev.hearth.gateway.socket.GatewaySettings;
import dev.hearth.identity.IdentitySettings;
import dev.hearth.identity.jose.SigningKeys;
import dev.hearth.identity.jose.UnusableKey;
import dev.hearth.localstore.LocalStoreSettings;
import dev.hearth.logs.LogSettings;
import dev.hearth.operations.http.ConsoleSettings;
import dev.hearth.operations.http.OperationsSettings;
import dev.hearth.room.MessageLoss;
import dev.hearth.room.RoomSettings;
import dev.hearth.session.SessionSettings;
import dev.hearth.store.StoreSettings;
import dev.hearth.wardrobe.WardrobeSettings;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads every section before anything starts, so that one start shows all that is wrong. */
final class StartChecks {
    private static final List<Consumer<Config>> SECTIONS = List.of(
            NodeSettings::of,
            LogSettings::of,
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
            WardrobeSettings::of,
            StartChecks::eventLoops,
            GatewaySettings::of,
            HttpSettings::of,
            OperationsSettings::of,
            ConsoleSettings::of,
            ShellProducts::catalogue,
            StartChecks::signingKeys);

    private static final int EVENT_LOOPS_MAX = 256;

    private StartChecks() {}

    /**
     * Passes when every section can be used.
     *
     * @throws InvalidSettings with one line per problem
     */
    static void pass(Config config) {
        pass(new ConfigReading(config, List.of()));
    }

    /**
     * Passes when nothing was wrong with the reading and every section can be used.
     *
     * @throws InvalidSettings with one line per problem
     */
    static void pass(ConfigReading reading) {
        var problems = new LinkedHashSet<>(reading.problems());
        for (var section : SECTIONS) {
            try {
                section.accept(reading.config());
            } catch (InvalidSettings e) {
                problems.addAll(e.problems());
            } catch (UnusableKey e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidSettings(List.copyOf(problems));
        }
    }

    private static void eventLoops(Config config) {
        var in = SettingsReader.of(config, "hearth");
        var unused = in.finish(in.intBetween("event-loops", 0, EVENT_LOOPS_MAX));
    }

    private static void signingKeys(Config config) {
        var settings = IdentitySettings.of(config);
        SigningKeys.check(
                Path.of(settings.signingKeyFile()),
                Optional.of(settings.previousKeyFile())
                        .filter(file -> !file.isEmpty())
                        .map(Path::of),
                settings.signingKeyCreated());
    }
}
