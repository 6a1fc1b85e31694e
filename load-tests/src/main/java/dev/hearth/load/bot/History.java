package dev.hearth.load.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything one person's client sent and was told, for the checker. Bounded: a history that overflowed says so, and
 * the checker refuses it rather than judge half of it. Thread-safe.
 */
public final class History {

    private final String persona;
    private final int entriesMax;
    private final EventPool pool;
    private final Map<String, CommandRecord> commands = new LinkedHashMap<>();
    private final List<Sighting> sightings = new ArrayList<>();
    private boolean overflowed;

    public History(String persona, int entriesMax) {
        this(persona, entriesMax, EventPool.none());
    }

    /** @param pool shares the bodies of events with other histories */
    public History(String persona, int entriesMax, EventPool pool) {
        this.persona = persona;
        this.entriesMax = entriesMax;
        this.pool = pool;
    }

    /**
     * What is noted up to now. Take it before the logs are read: whatever it saw must then be in them, while the world may
     * go on.
     */
    public synchronized History copy() {
        History copy = new History(persona, entriesMax, pool);
        copy.commands.putAll(commands);
        copy.sightings.addAll(sightings);
        copy.overflowed = overflowed;
        return copy;
    }

    public String persona() {
        return persona;
    }

    /** Notes a durable command before it is sent; again for every further sending of the same key. */
    public synchronized void sent(String key, ObjectNode command, Instant at) {
        CommandRecord before = commands.get(key);
        if (before != null) {
            commands.put(
                    key,
                    new CommandRecord(key, before.command(), before.sentAt(), before.sendings() + 1, before.answers()));
        } else if (room()) {
            commands.put(key, new CommandRecord(key, command.deepCopy(), at, 1, List.of()));
        }
    }

    /** Notes the answer to one sending. */
    public synchronized void answered(String key, Answer answer) {
        commands.computeIfPresent(key, (same, record) -> {
            List<Answer> answers = new ArrayList<>(record.answers());
            answers.add(answer);
            return new CommandRecord(key, record.command(), record.sentAt(), record.sendings(), answers);
        });
    }

    /**
     * Notes something seen.
     *
     * @return what was seen, as it is kept: of all that is equal to it, one and the same
     */
    public synchronized JsonNode saw(Sighting.Kind kind, String stream, String epoch, long offset, JsonNode body) {
        if (!room()) {
            return body;
        }
        JsonNode kept = pool.shared(kind, body);
        sightings.add(new Sighting(kind, stream, epoch, offset, kept, Instant.now()));
        return kept;
    }

    private boolean room() {
        boolean room = commands.size() + sightings.size() < entriesMax;
        overflowed |= !room;
        return room;
    }

    /** Whether something was not noted because the history was full. */
    public synchronized boolean overflowed() {
        return overflowed;
    }

    public synchronized List<CommandRecord> commands() {
        return List.copyOf(commands.values());
    }

    public synchronized Optional<CommandRecord> command(String key) {
        return Optional.ofNullable(commands.get(key));
    }

    public synchronized List<Sighting> sightings() {
        return List.copyOf(sightings);
    }
}
