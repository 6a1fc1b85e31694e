package dev.hearth.room;

import dev.hearth.room.RoomEntity.Attach;
import dev.hearth.room.RoomEntity.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Questions to a room that does not know its people at this moment and must not say no. Bounded. */
final class EarlyQuestions {

    private final int max;
    private final List<Command> waiting = new ArrayList<>();

    EarlyQuestions(int max) {
        this.max = max;
    }

    /** Returns false, and keeps nothing, if too many wait already. Who asks again asks once. */
    boolean postpone(Command question) {
        if (question instanceof Attach again) {
            forget(attach -> attach.connection().equals(again.connection()));
        }
        return waiting.size() < max && waiting.add(question);
    }

    /** Those who asked are gone. */
    void forget(Predicate<Attach> gone) {
        waiting.removeIf(question -> question instanceof Attach attach && gone.test(attach));
    }

    List<Command> takeAll() {
        var all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }
}
