package dev.hearth.load.scenario;

import io.gatling.app.Gatling$;
import io.gatling.javaapi.core.Simulation;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The command that runs load scenarios by their short names. */
public final class Load {

    private static final int WRONG_USAGE = 64;
    private static final int CRASHED = 70;

    private static final Map<String, Class<? extends Simulation>> SCENARIOS = new TreeMap<>(Map.ofEntries(
            Map.entry(Smoke.PROFILE.word(), Smoke.class),
            Map.entry(SteadyPlaza.PROFILE.word(), SteadyPlaza.class),
            Map.entry(Tables.PROFILE.word(), Tables.class),
            Map.entry(HotRoom.PROFILE.word(), HotRoom.class),
            Map.entry(Arena.PROFILE.word(), Arena.class),
            Map.entry(DecoratorsAtWork.PROFILE.word(), DecoratorsAtWork.class),
            Map.entry(JoinStampede.PROFILE.word(), JoinStampede.class),
            Map.entry(ReconnectStorm.PROFILE.word(), ReconnectStorm.class),
            Map.entry(Spike.PROFILE.word(), Spike.class),
            Map.entry(MixedWorld.PROFILE.word(), MixedWorld.class),
            Map.entry(BadClients.PROFILE.word(), BadClients.class),
            Map.entry(DrainUnderLoad.PROFILE.word(), DrainUnderLoad.class),
            Map.entry(KillUnderLoad.PROFILE.word(), KillUnderLoad.class),
            Map.entry(Breakpoint.PROFILE.word(), Breakpoint.class),
            Map.entry(Soak.PROFILE.word(), Soak.class)));

    private Load() {}

    /** The names of all scenarios. */
    static Set<String> words() {
        return Set.copyOf(SCENARIOS.keySet());
    }

    /**
     * Runs the scenarios named, one after the other. Ends with Gatling's code of the first that fails.
     *
     * @param arguments their names; all options are system properties
     */
    public static void main(String[] arguments) {
        int code = CRASHED;
        try {
            code = run(List.of(arguments));
        } finally {
            // Whatever is left of a crashed run must not keep the process alive.
            System.exit(code);
        }
    }

    /** The same for somebody who lives on: 0, or the code of the first that fails. */
    public static int run(List<String> names) {
        List<String> words = names.stream()
                .flatMap(name -> Stream.of(name.trim().split("\\s+", -1)))
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.isEmpty() || !SCENARIOS.keySet().containsAll(words)) {
            PrintStream out = System.out;
            out.println("Usage: <scenario>...\nScenarios: " + String.join(", ", SCENARIOS.keySet()));
            return WRONG_USAGE;
        }
        return words.stream()
                .flatMap(word -> Optional.ofNullable(SCENARIOS.get(word)).stream())
                .mapToInt(Load::run)
                .filter(code -> code != 0)
                .findFirst()
                .orElse(0);
    }

    private static int run(Class<? extends Simulation> simulation) {
        return Gatling$.MODULE$.fromArgs(new String[] {
            "--simulation",
            simulation.getName(),
            "--results-folder",
            System.getProperty("gatling.results", "target/gatling")
        });
    }
}
