package dev.hearth.load.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Json;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * How hard a scenario is run, and against what. The one place where its options are read: system properties, such as
 * {@code -Dusers=200}; an empty one counts as not given.
 *
 * @param users people at once
 * @param rooms over which they are spread evenly
 * @param rate deeds a second of all of them together
 * @param rampSeconds how long they take to come
 * @param warmUpSeconds how long they are left alone after that before anything counts
 * @param durationSeconds how long is measured
 * @param thresholds how slow the server may be
 * @param target a server that runs already, or {@code stub}; empty to start one
 * @param serverPid its process, when it is on this machine
 * @param storePid its Cassandra's process, when it is on this machine
 * @param results the folder that gets the trend, the verdicts as JUnit's XML, and data and logs of a server that is started
 * @param steps how often the rate may rise until something breaks; 1 for one that stays
 */
public record LoadSettings(
        int users,
        int rooms,
        double rate,
        int rampSeconds,
        int warmUpSeconds,
        int durationSeconds,
        Thresholds thresholds,
        Optional<URI> target,
        OptionalLong serverPid,
        OptionalLong storePid,
        Path results,
        int steps) {

    private static final int USERS_MAX = 20_000;

    public LoadSettings {
        within("users", users, 1, USERS_MAX);
        within("rooms", rooms, 1, users);
        within("ramp", rampSeconds, 1, 3_600);
        within("warmup", warmUpSeconds, 0, 3_600);
        within("steps", steps, 1, 100);
        within("duration", durationSeconds, 1, 86_400);
        if (!(rate > 0 && rate <= 100_000)) {
            throw new IllegalArgumentException("-Drate must be above 0 and at most 100000, got " + rate);
        }
    }

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "-D" + name + " must be from " + least + " to " + most + ", got " + value);
        }
    }

    /** Reads the system properties. */
    public static LoadSettings of(LoadProfile profile) {
        return of(profile, name -> Optional.ofNullable(System.getProperty(name)));
    }

    /**
     * Reads properties.
     *
     * @throws IllegalArgumentException naming the property that is wrong, with its value and what is allowed
     */
    public static LoadSettings of(LoadProfile profile, Function<String, Optional<String>> properties) {
        Reader reader = new Reader(name -> properties.apply(name).filter(value -> !value.isBlank()));
        return new LoadSettings(
                reader.number("users").map(Double::intValue).orElse(profile.users()),
                reader.number("rooms").map(Double::intValue).orElse(profile.rooms()),
                reader.number("rate").orElse(profile.rate()),
                reader.number("ramp")
                        .map(Double::intValue)
                        .orElse(profile.times().rampSeconds()),
                reader.number("warmup")
                        .map(Double::intValue)
                        .orElse(profile.times().warmUpSeconds()),
                reader.number("duration")
                        .map(Double::intValue)
                        .orElse(profile.times().durationSeconds()),
                reader.number("threshold")
                        .map(Double::intValue)
                        .map(profile.thresholds()::allOfTheServer)
                        .orElse(profile.thresholds()),
                reader.text("target").map(URI::create),
                reader.pid("server.pid"),
                reader.pid("store.pid"),
                Path.of(reader.text("results").orElse("target/load")).toAbsolutePath(),
                reader.number("steps").map(Double::intValue).orElse(profile.steps()));
    }

    private record Reader(Function<String, Optional<String>> text) {

        Optional<String> text(String name) {
            return text.apply(name).map(String::trim);
        }

        Optional<Double> number(String name) {
            return text(name).map(value -> {
                try {
                    return Double.valueOf(value);
                } catch (NumberFormatException e) {
                    throw new IllegalArgumentException("-D" + name + " must be a number, got " + value, e);
                }
            });
        }

        OptionalLong pid(String name) {
            return number(name).stream().mapToLong(Double::longValue).findFirst();
        }
    }

    /** How long one person waits between two deeds, on average. */
    public double gapMs() {
        return 1_000 * users / rate;
    }

    public ObjectNode toJson() {
        ObjectNode json = Json.object()
                .put("started", target.isEmpty())
                .put("users", users)
                .put("rooms", rooms)
                .put("rate", rate)
                .put("ramp_s", rampSeconds)
                .put("warm_up_s", warmUpSeconds)
                .put("duration_s", durationSeconds)
                .put("steps", steps);
        json.set("thresholds", thresholds.toJson());
        return json;
    }
}
