package dev.hearth.load.checker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hearth.load.bot.CommandRecord;
import dev.hearth.load.bot.History;
import dev.hearth.load.bot.Sighting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides after a run whether anything was lost, doubled, invented, reordered or leaked.
 *
 * <p>The world must be closed: every client that sent anything to the given streams gives its history, otherwise other
 * people's events count as invented.
 */
public final class HistoryChecker {

    private final List<History> histories;
    private final Map<String, StreamLog> logs = new HashMap<>();
    private final Map<String, List<Effect>> effects = new HashMap<>();
    private final Map<String, Map<Integer, String>> numbers = new HashMap<>();
    private final Findings findings = new Findings();

    private HistoryChecker(Collection<History> histories, Collection<StreamLog> logs) {
        this.histories = List.copyOf(histories);
        logs.forEach(log -> this.logs.put(log.stream(), log));
    }

    /**
     * Checks all invariants.
     *
     * @throws IllegalArgumentException when a history overflowed: half a history cannot be judged
     */
    public static CheckReport check(Collection<History> histories, Collection<StreamLog> logs) {
        if (histories.stream().anyMatch(History::overflowed)) {
            throw new IllegalArgumentException("a history overflowed; the run is void");
        }
        return new HistoryChecker(histories, logs).run();
    }

    private CheckReport run() {
        logs.values().forEach(log -> numbers.put(log.stream(), log.personaOfNumber()));
        histories.forEach(this::sortEffects);
        logs.values().forEach(this::checkLog);
        histories.forEach(history -> {
            new OrderCheck(history, logs, findings).run();
            checkLeaks(history);
        });
        return findings.report();
    }

    private void checkLog(StreamLog log) {
        findings.checked(Invariant.LOG_IS_WHOLE);
        findings.addAll(log.gaps());
        new CommandCheck(log, effects.getOrDefault(log.stream(), List.of()), findings).run();
        if (log.isRoom()) {
            new SnapshotCheck(log, findings).run(snapshotsOf(log));
            new LookCheck(log, histories, findings).run();
        }
    }

    private void sortEffects(History history) {
        for (CommandRecord record : history.commands()) {
            for (Effect effect : Effect.of(history.persona(), record, this::personaIn)) {
                effects.computeIfAbsent(effect.stream(), stream -> new ArrayList<>())
                        .add(effect);
            }
        }
    }

    private String personaIn(String room, int number) {
        return numbers.getOrDefault(room, Map.of()).getOrDefault(number, "");
    }

    private void checkLeaks(History history) {
        for (Sighting sighting : history.sightings()) {
            if ("inbox".equals(sighting.stream()) && sighting.body().has("from")) {
                findings.checked(Invariant.NOTHING_LEAKED);
                JsonNode event = sighting.body();
                boolean mine = history.persona().equals(event.path("from").asText())
                        || history.persona().equals(event.path("to").asText());
                if (!mine) {
                    String detail = "was sent " + event;
                    findings.broken(Invariant.NOTHING_LEAKED, StreamLog.inbox(history.persona()), detail);
                }
            }
        }
    }

    private List<Sighting> snapshotsOf(StreamLog log) {
        return histories.stream()
                .flatMap(history -> history.sightings().stream())
                .filter(sighting -> sighting.kind() == Sighting.Kind.SNAPSHOT
                        && sighting.stream().equals(log.stream())
                        && (log.epoch().isEmpty() || log.epoch().equals(sighting.epoch())))
                .toList();
    }
}
