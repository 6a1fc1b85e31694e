package dev.hearth.load.checker;

import dev.hearth.load.bot.Answer;
import dev.hearth.load.bot.CommandRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds the commands of all clients against one log: each ok'd one must stand at the offset its answer named, as an event
 * or, where nothing had to change, as a {@code skip}; and every event that only a command can cause must be explained by
 * exactly one command that was not refused.
 */
final class CommandCheck {

    private final StreamLog log;
    private final Findings findings;
    private final Map<Integer, String> personaOfNumber;
    private final Set<Long> explained = new HashSet<>();
    private final List<Effect> done = new ArrayList<>();
    private final List<Effect> open = new ArrayList<>();
    private final List<Effect> refused = new ArrayList<>();

    CommandCheck(StreamLog log, List<Effect> effects, Findings findings) {
        this.log = log;
        this.findings = findings;
        this.personaOfNumber = log.personaOfNumber();
        effects.forEach(this::sort);
    }

    private void sort(Effect effect) {
        switch (effect.record().fate()) {
            case DONE -> done.add(effect);
            case OPEN -> open.add(effect);
            case NOT_DONE -> refused.add(effect);
        }
    }

    void run() {
        done.forEach(this::findDone);
        List<StreamLog.Entry> left = log.entries().stream()
                .filter(entry -> Effect.isCommanded(log, entry) && !explained.contains(entry.offset()))
                .filter(entry -> !makesWayForRemoval(entry))
                .toList();
        Set<Effect> used = new HashSet<>();
        left.forEach(entry -> explain(entry, used));
        open.forEach(effect -> findings.checked(Invariant.OPEN_AT_MOST_ONCE));
        refused.forEach(effect -> findings.checked(Invariant.REFUSED_NEVER));
    }

    /** Whoever sits on a piece that goes stands up first, one after the other, right before it goes. */
    private boolean makesWayForRemoval(StreamLog.Entry entry) {
        Optional<StreamLog.Entry> at = Optional.of(entry);
        while (at.isPresent() && at.get().type().equals("room.stood")) {
            at = log.at(at.get().offset() + 1)
                    .filter(next -> next.event().path("by").equals(entry.event().path("by")));
        }
        return entry.type().equals("room.stood")
                && at.filter(next -> next.type().equals("furniture.removed")).isPresent();
    }

    private void findDone(Effect effect) {
        findings.checked(Invariant.DONE_ONCE);
        if (effect.copy()) {
            findCopy(effect);
            return;
        }
        long offset = effect.record().ok().orElseThrow().offset();
        Optional<StreamLog.Entry> entry = lastEventOf(effect, offset);
        if (entry.isPresent()) {
            claim(effect, entry.get());
        } else if (!effect.needsNoEvent()) {
            lost(effect, "offset " + offset + " holds " + log.at(offset));
        }
        if (differentOffsets(effect.record())) {
            lost(effect, "two answers name different offsets");
        }
        if (log.isRoom() && doneForTheFirstTime(effect.record()) > 1) {
            lost(effect, "two answers say that it was done for the first time");
        }
    }

    /** The answer names a command's last event; a ban's may be the departure it caused. */
    private Optional<StreamLog.Entry> lastEventOf(Effect effect, long offset) {
        return log.at(offset)
                .filter(entry -> effect.explains(log, entry, personaOfNumber))
                .or(() -> log.at(offset - 1).filter(entry -> effect.matches(entry, personaOfNumber)))
                .filter(entry -> !explained.contains(entry.offset()));
    }

    private void findCopy(Effect effect) {
        Optional<StreamLog.Entry> entry = log.entries().stream()
                .filter(candidate -> !explained.contains(candidate.offset()))
                .filter(candidate -> effect.matches(candidate, personaOfNumber))
                .findFirst();
        entry.ifPresentOrElse(
                found -> claim(effect, found), () -> lost(effect, "the recipient's inbox does not hold it"));
    }

    private void claim(Effect effect, StreamLog.Entry entry) {
        if (!explained.add(entry.offset())) {
            lost(effect, "offset " + entry.offset() + " was the answer to another command too");
        }
    }

    private static boolean differentOffsets(CommandRecord record) {
        return record.answers().stream()
                        .filter(Answer::ok)
                        .mapToLong(Answer::offset)
                        .distinct()
                        .count()
                > 1;
    }

    /** Sessions answer all sendings that meet on their way alike; rooms decide one after the other. */
    private static long doneForTheFirstTime(CommandRecord record) {
        return record.answers().stream()
                .filter(answer -> answer.ok() && !answer.dup())
                .count();
    }

    private void lost(Effect effect, String why) {
        findings.broken(Invariant.DONE_ONCE, log.stream(), effect + ": " + why);
    }

    private void explain(StreamLog.Entry entry, Set<Effect> used) {
        Optional<Effect> cause = open.stream()
                .filter(effect -> !used.contains(effect) && effect.explains(log, entry, personaOfNumber))
                .findFirst();
        if (cause.isPresent()) {
            used.add(cause.get());
        } else {
            blame(entry);
        }
    }

    /** Says which promise an event breaks that nobody's open command explains, and whose command it looks like. */
    private void blame(StreamLog.Entry entry) {
        Optional<Effect> forbidden = like(entry, refused);
        Optional<Effect> doubled = like(entry, done);
        Invariant broken = forbidden.isPresent()
                ? Invariant.REFUSED_NEVER
                : doubled.isPresent() ? Invariant.DONE_ONCE : Invariant.OPEN_AT_MOST_ONCE;
        String suspect = forbidden
                .or(() -> doubled)
                .map(effect -> effect + " answered " + effect.record().answers())
                .orElse("nobody's command");
        findings.broken(broken, log.stream(), "offset " + entry.offset() + ": " + entry.event() + " is " + suspect);
    }

    private Optional<Effect> like(StreamLog.Entry entry, List<Effect> effects) {
        return effects.stream()
                .filter(effect -> effect.explains(log, entry, personaOfNumber))
                .findFirst();
    }
}
