package dev.hearth.load.checker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.History;
import dev.hearth.load.bot.Sighting;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Follows what one client saw of each stream and holds it against the logs: one order, no unannounced holes. */
final class OrderCheck {

    private final History history;
    private final Map<String, StreamLog> logs;
    private final Findings findings;
    private final Map<String, Position> positions = new HashMap<>();
    private final Set<String> following = new HashSet<>();

    private record Position(String epoch, long offset) {}

    OrderCheck(History history, Map<String, StreamLog> logs, Findings findings) {
        this.history = history;
        this.logs = logs;
        this.findings = findings;
    }

    void run() {
        history.sightings().forEach(this::follow);
    }

    private void follow(Sighting sighting) {
        String stream = streamOf(sighting);
        switch (sighting.kind()) {
            case CONNECTED -> following.clear();
            case CONTINUED -> following.add(stream);
            case RESTARTED, GONE -> following.remove(stream);
            case SNAPSHOT -> onSnapshot(stream, sighting);
            case EVENT -> onEvent(stream, sighting);
        }
    }

    private String streamOf(Sighting sighting) {
        return "inbox".equals(sighting.stream()) ? StreamLog.inbox(history.persona()) : sighting.stream();
    }

    private void onSnapshot(String stream, Sighting sighting) {
        Position before = positions.get(stream);
        if (before != null && before.epoch().equals(sighting.epoch()) && before.offset() > sighting.offset()) {
            broken(stream, "snapshot at " + sighting.offset() + " after offset " + before.offset());
        }
        positions.put(stream, new Position(sighting.epoch(), sighting.offset()));
        following.add(stream);
    }

    private void onEvent(String stream, Sighting sighting) {
        findings.checked(Invariant.ONE_ORDER);
        Position before = positions.get(stream);
        boolean firstOfInbox = stream.startsWith("inbox:") && !following.contains(stream);
        if (before == null || !following.contains(stream)) {
            if (!firstOfInbox) {
                broken(stream, "event " + sighting.offset() + " without a snapshot or an announced replay");
            }
        } else if (sighting.offset() != before.offset() + 1 || !sighting.epoch().equals(before.epoch())) {
            broken(stream, "after " + before + " came " + sighting.epoch() + "/" + sighting.offset());
        }
        positions.put(stream, new Position(sighting.epoch(), sighting.offset()));
        following.add(stream);
        compare(stream, sighting);
    }

    private void compare(String stream, Sighting sighting) {
        StreamLog log = logs.get(stream);
        if (log == null || !(log.epoch().isEmpty() || log.epoch().equals(sighting.epoch()))) {
            return;
        }
        JsonNode kept =
                log.at(sighting.offset()).map(entry -> bare(entry.event())).orElse(null);
        if (!bare(sighting.body()).equals(kept)) {
            broken(stream, "at " + sighting.offset() + " saw " + sighting.body() + ", the log holds " + kept);
        }
    }

    /** The event without its place, which pages of history write into it and live messages do not. */
    private static JsonNode bare(JsonNode event) {
        if (!event.has("offset")) {
            return event;
        }
        ObjectNode copy = event.deepCopy();
        copy.remove("offset");
        return copy;
    }

    private void broken(String stream, String detail) {
        findings.broken(Invariant.ONE_ORDER, stream, history.persona() + ": " + detail);
    }
}
