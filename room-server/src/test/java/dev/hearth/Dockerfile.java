package dev.hearth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A Dockerfile as its instructions, stage by stage.
 *
 * @param stages each begins with {@code FROM}
 */
record Dockerfile(List<List<Instruction>> stages) {

    /** The words this project uses; any other one is a typing mistake. */
    enum Word {
        FROM,
        WORKDIR,
        COPY,
        RUN,
        USER,
        ENV,
        EXPOSE,
        HEALTHCHECK,
        ENTRYPOINT,
        CMD
    }

    record Instruction(Word word, String text) {}

    static Dockerfile parse(String text) {
        var stages = new ArrayList<List<Instruction>>();
        for (var line :
                text.replaceAll("(?m)^#.*\\n", "").replaceAll("\\\\\\n\\s*", "").split("\\n", -1)) {
            if (line.isBlank()) {
                continue;
            }
            var parts = line.split(" ", 2);
            var instruction = new Instruction(Word.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts[1]);
            if (instruction.word() == Word.FROM) {
                stages.add(new ArrayList<>());
            }
            stages.get(stages.size() - 1).add(instruction);
        }
        return new Dockerfile(stages);
    }

    /** The stage that becomes the image. */
    List<Instruction> image() {
        return stages.get(stages.size() - 1);
    }

    /** What stands behind a word of the image, in order. */
    List<String> all(Word word) {
        return image().stream()
                .filter(instruction -> instruction.word() == word)
                .map(Instruction::text)
                .toList();
    }

    String only(Word word) {
        var found = all(word);
        if (found.size() != 1) {
            throw new AssertionError(word + " stands " + found.size() + " times in the image, expected once");
        }
        return found.get(0);
    }

    List<Integer> ports() {
        return Arrays.stream(only(Word.EXPOSE).split(" ", -1))
                .map(Integer::valueOf)
                .toList();
    }
}
