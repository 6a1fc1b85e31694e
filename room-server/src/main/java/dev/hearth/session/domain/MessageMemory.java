package dev.hearth.session.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * The messages an inbox remembers by id, so that one sent again is kept once. Bounded: the oldest is forgotten first.
 *
 * @param byOffset the same messages in the order they came
 */
public record MessageMemory(PMap<String, Remembered> byId, PSortedMap<Long, Remembered> byOffset) {

    /** How many messages are remembered: several times what a person can receive while a key is good (15 minutes). */
    public static final int REMEMBERED_MAX = 2048;

    public static final MessageMemory EMPTY = new MessageMemory(HashTreePMap.empty(), TreePMap.empty());

    /** One kept message. */
    public record Remembered(String message, String fingerprint, long offset) {}

    /** A memory of these messages, which may be more than are remembered. */
    public static MessageMemory of(Iterable<Remembered> messages) {
        var memory = EMPTY;
        for (var message : messages) {
            memory = memory.with(message);
        }
        return memory;
    }

    /** Remembers one more. */
    public MessageMemory with(Remembered message) {
        var more = new MessageMemory(byId.plus(message.message(), message), byOffset.plus(message.offset(), message));
        return more.byId.size() > REMEMBERED_MAX ? more.withoutOldest() : more;
    }

    /** The remembered message of this id. */
    public @Nullable Remembered find(String message) {
        return byId.get(message);
    }

    /** All remembered messages in the order they came. */
    public List<Remembered> inOrder() {
        return new ArrayList<>(byOffset.values());
    }

    private MessageMemory withoutOldest() {
        Map.Entry<Long, Remembered> oldest = byOffset.firstEntry();
        return new MessageMemory(byId.minus(oldest.getValue().message()), byOffset.minus(oldest.getKey()));
    }
}
