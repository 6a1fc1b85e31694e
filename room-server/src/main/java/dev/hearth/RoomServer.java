package dev.hearth;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.hearth.config.ConfigLoader;
import dev.hearth.config.ConfigReading;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Main class: understands the command line, runs one command, and turns its end into an exit code. */
@Command(
        name = "hearth",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = RoomServer.Version.class,
        description = "An open room server: people meet in rooms that do not end. Without a command it runs.",
        footer = {
            "",
            "Every key hearth.x.y-z can be set as HEARTH_X_Y_Z in the environment.",
            "Exit codes: 0 good, 1 failed or audit found something, 2 command line,",
            "69 something needed is not there, 78 configuration or schema does not fit."
        })
public final class RoomServer implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    @Nullable
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Own settings in HOCON, above the profile. Also HEARTH_CONFIG.")
    @Nullable
    private Path file;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "local (own store, the default), local1 to local3 (nodes of one cluster), external (your"
                    + " Cassandra), docker or kubernetes. Also HEARTH_PROFILE.")
    @Nullable
    private String profile;

    @Option(
            names = "--check-config",
            description =
                    "Check the configuration as a start would, show every problem or what was set where, and end.")
    private boolean checkConfig;

    private RoomServer(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Runs the command line and ends the process with its code. */
    public static void main(String[] arguments) {
        System.exit(commandLine(System.getenv()).execute(arguments));
    }

    static CommandLine commandLine(Map<String, String> environment) {
        var server = new RoomServer(environment);
        var line = new CommandLine(server);
        line.addSubcommand(new RunCommand(server, line::getErr));
        line.addSubcommand(new StoreCommand(server, line::getOut));
        line.addSubcommand(new ClusterCommand(server, line::getOut));
        line.addSubcommand(new RollingRestartCommand(server, line::getOut));
        line.addSubcommand(new MigrateCommand(server, line::getOut));
        line.addSubcommand(new AuditCommand(server, line::getOut));
        line.addSubcommand(new RestoredCommand(server, line::getOut));
        line.addSubcommand(new NewSigningKeyCommand(line::getOut));
        line.addSubcommand(new ConsolePasswordCommand(line::getOut));
        line.setExecutionExceptionHandler(new FailureLines());
        return line;
    }

    /** Without a command the server runs. */
    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec).commandLine();
        if (checkConfig) {
            return CheckConfig.run(this, line.getOut()).status();
        }
        return new RunCommand(this, line::getErr).call();
    }

    Config config() {
        return config(ConfigFactory.empty());
    }

    /** The configuration and what is wrong with it, for whoever shows all problems at once. */
    ConfigReading reading() {
        return loader(chosenProfile().orElse("local")).read(ConfigFactory.empty());
    }

    /** The configuration below what is only known once the program runs. */
    Config config(Config overlay) {
        return load(chosenProfile().orElse("local"), overlay);
    }

    /** The configuration of another profile than the chosen one. */
    Config profile(String name) {
        return load(name, ConfigFactory.empty());
    }

    boolean isProfileChosen() {
        return chosenProfile().isPresent();
    }

    /** The operator's own settings. */
    Optional<Path> file() {
        return Optional.ofNullable(file).or(() -> variable("HEARTH_CONFIG").map(Path::of));
    }

    private Config load(String name, Config overlay) {
        return loader(name).load(overlay);
    }

    private ConfigLoader loader(String name) {
        return new ConfigLoader(name, file(), environment);
    }

    private Optional<String> chosenProfile() {
        return Optional.ofNullable(profile).or(() -> variable("HEARTH_PROFILE"));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** The version in the manifest of the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"hearth " + ReleaseVersion.packaged().orElse("(not packaged)")};
        }
    }
}
