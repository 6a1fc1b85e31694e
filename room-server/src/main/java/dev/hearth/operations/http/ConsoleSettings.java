package dev.hearth.operations.http;

import com.typesafe.config.Config;
import dev.hearth.config.SettingsReader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The operators' console: {@code hearth.console}.
 *
 * @param port 0 for any free one
 * @param hosts values of the Host header without port that are served, besides the address itself
 * @param users who may sign in; nobody: the console stays closed, unless a password is made up for it
 * @param generatePassword whether one is made up where nobody is configured
 */
public record ConsoleSettings(
        String address,
        int port,
        List<String> hosts,
        List<ConsoleUser> users,
        boolean generatePassword,
        Duration sessionLifetime,
        int signInsPerMinute,
        int streamsMax) {

    private static final String USERS = "passwords";
    private static final int USERS_MAX = 100;

    public ConsoleSettings {
        hosts = List.copyOf(hosts);
        users = List.copyOf(users);
    }

    /**
     * Reads {@code hearth.console}.
     *
     * @throws dev.hearth.config.InvalidSettings naming each wrong key, its value and what is allowed; never a hash
     */
    public static ConsoleSettings of(Config config) {
        var in = SettingsReader.of(config, "hearth.console");
        var address = in.string("address");
        boolean generate = in.flag("generate-password");
        in.require(
                !generate || isLoopback(address),
                "generate-password",
                "true only with a loopback address of the console");
        return in.finish(new ConsoleSettings(
                address,
                in.intBetween("port", 0, 65_535),
                in.strings("hosts", 0, 100),
                users(in),
                generate,
                in.duration("session-lifetime", Duration.ofMinutes(1), Duration.ofDays(7)),
                in.intBetween("sign-ins-per-minute", 1, 1_000),
                in.intBetween("streams-max", 1, 1_000)));
    }

    private static List<ConsoleUser> users(SettingsReader in) {
        var parsed =
                in.strings(USERS, 0, USERS_MAX).stream().map(ConsoleUser::parse).toList();
        var users = parsed.stream().flatMap(Optional::stream).toList();
        long names =
                users.stream().map(user -> user.operator().name()).distinct().count();
        in.require(
                names == parsed.size(),
                USERS,
                "lines \"name role hash\", each name once, roles viewer, moderator or operator, hashes as"
                        + " `hearth console-password` makes them");
        return users;
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Whether there is anybody whom the console could let in. */
    public boolean opens() {
        return !users.isEmpty() || generatePassword;
    }

    /** The same with one more user. */
    ConsoleSettings with(ConsoleUser user) {
        return new ConsoleSettings(
                address, port, hosts, List.of(user), generatePassword, sessionLifetime, signInsPerMinute, streamsMax);
    }
}
