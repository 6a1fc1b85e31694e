package dev.hearth.load.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The words of a command line: what to run, and options as {@code --name=value}. Whoever knows an option takes it; what
 * nobody took is wrong.
 */
public final class CommandWords {

    private static final String PREFIX = "--";

    private final List<String> names = new ArrayList<>();
    private final Map<String, String> options = new HashMap<>();

    private CommandWords() {}

    /**
     * Sorts the words.
     *
     * @throws IllegalArgumentException naming an option without a value
     */
    public static CommandWords of(List<String> arguments) {
        CommandWords words = new CommandWords();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (!argument.startsWith(PREFIX)) {
                words.names.add(argument);
            } else if (equals < 0) {
                throw new IllegalArgumentException("expected --option=value, got " + argument);
            } else {
                words.options.put(argument.substring(PREFIX.length(), equals), argument.substring(equals + 1));
            }
        }
        return words;
    }

    /**
     * The settings of each run asked for, which all get the same options.
     *
     * @param what what is run, for the message
     * @param groups words that stand for several
     * @param named the run of any other word
     * @param settings reads the options of one run
     * @throws IllegalArgumentException naming what is wrong, an option that no run knows included
     */
    public <N, S> List<S> runs(
            String what, Map<String, List<N>> groups, Function<String, N> named, Run<N, S> settings) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("which " + what + "?");
        }
        List<S> runs = new ArrayList<>();
        for (String word : names) {
            for (N name : groups.containsKey(word) ? groups.get(word) : List.of(named.apply(word))) {
                CommandWords own = new CommandWords();
                own.options.putAll(options);
                runs.add(settings.of(name, own));
                if (!own.options.isEmpty()) {
                    throw new IllegalArgumentException("unknown options " + own.options.keySet());
                }
            }
        }
        return runs;
    }

    /** Reads the options of one run. */
    @FunctionalInterface
    public interface Run<N, S> {
        S of(N name, CommandWords options);
    }

    public Optional<String> take(String name) {
        return Optional.ofNullable(options.remove(name));
    }

    public String take(String name, String otherwise) {
        return take(name).orElse(otherwise);
    }

    public int take(String name, int otherwise) {
        return take(name).map(Integer::parseInt).orElse(otherwise);
    }

    public Path path(String name, String otherwise) {
        return Path.of(take(name, otherwise)).toAbsolutePath();
    }
}
