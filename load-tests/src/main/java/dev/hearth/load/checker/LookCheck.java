package dev.hearth.load.checker;

import dev.hearth.load.bot.CommandRecord;
import dev.hearth.load.bot.History;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Holds the looks of one room's log against what people asked for: versions rise with every change, and nobody looks
 * newer than their commands can explain.
 */
final class LookCheck {

    private static final Set<String> CHANGES = Set.of("avatar.dress", "avatar.wear");
    private static final long FIRST_VERSION = 1;

    private final StreamLog log;
    private final Collection<History> histories;
    private final Findings findings;

    LookCheck(StreamLog log, Collection<History> histories, Findings findings) {
        this.log = log;
        this.histories = histories;
        this.findings = findings;
    }

    void run() {
        Map<String, Long> shown = new HashMap<>();
        for (StreamLog.Entry entry : log.entries()) {
            if (entry.type().equals("room.dressed")) {
                findings.checked(Invariant.LOOKS_RISE);
                check(entry, shown);
            }
        }
    }

    private void check(StreamLog.Entry entry, Map<String, Long> shown) {
        String persona = entry.event().path("persona").asText();
        long version = entry.event().path("version").asLong();
        Long before = shown.put(persona, version);
        if ((before != null && version <= before) || version > newestPossible(persona)) {
            findings.broken(
                    Invariant.LOOKS_RISE,
                    log.stream(),
                    "offset " + entry.offset() + ": " + entry.event() + " after " + before + ", of at most "
                            + newestPossible(persona));
        }
    }

    private long newestPossible(String persona) {
        long changes = histories.stream()
                .filter(history -> history.persona().equals(persona))
                .flatMap(history -> history.commands().stream())
                .filter(record -> CHANGES.contains(record.type()) && record.fate() != CommandRecord.Fate.NOT_DONE)
                .count();
        return FIRST_VERSION + changes;
    }
}
