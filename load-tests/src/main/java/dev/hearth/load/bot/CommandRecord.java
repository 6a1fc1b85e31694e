package dev.hearth.load.bot;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One durable command and all that is known of its fate.
 *
 * @param key the key, the same for every sending
 * @param command the body as first sent, without {@code id}
 * @param sentAt when it was first sent
 * @param sendings how often it was sent
 * @param answers the answers, in the order in which they came
 */
public record CommandRecord(String key, JsonNode command, Instant sentAt, int sendings, List<Answer> answers) {

    /** Refusals that speak of one sending only; an earlier sending of the same key may still have been done. */
    private static final Set<String> ABOUT_THE_SENDING =
            Set.of("storage.unavailable", "room.moving", "room.busy", "rate.limited", "rate.unanswered", "internal");

    /** What a client may believe about the command after all answers. */
    public enum Fate {
        DONE,
        NOT_DONE,
        OPEN
    }

    public CommandRecord {
        answers = List.copyOf(answers);
    }

    public String type() {
        return command.path("type").asText();
    }

    public Optional<Answer> ok() {
        return answers.stream().filter(Answer::ok).findFirst();
    }

    /** Done as soon as one answer is {@code ok}; not done when every sending was refused for good. */
    public Fate fate() {
        if (ok().isPresent()) {
            return Fate.DONE;
        }
        boolean everyErrored =
                answers.size() == sendings && answers.stream().allMatch(answer -> answer.kind() == Answer.Kind.ERROR);
        boolean decided = answers.stream()
                .anyMatch(answer -> answer.kind() == Answer.Kind.ERROR && !ABOUT_THE_SENDING.contains(answer.code()));
        return everyErrored || decided ? Fate.NOT_DONE : Fate.OPEN;
    }
}
