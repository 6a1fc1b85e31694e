package dev.hearth.load.stub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Json;
import java.util.ArrayList;
import java.util.List;

/** What was whispered to and by one person of the stub. Not thread-safe. */
final class StubInbox {

    private final List<ObjectNode> log = new ArrayList<>();

    /** Appends to the log; the place it has now. */
    long keep(ObjectNode event) {
        log.add(event);
        return log.size();
    }

    long last() {
        return log.size();
    }

    /** The frame that shows what was kept last. */
    String newest() {
        ObjectNode frame =
                Json.object().put("type", "inbox.events").put("epoch", "stub").put("offset", log.size());
        frame.putArray("events").add(log.get(log.size() - 1));
        return frame.toString();
    }

    /** A page of the log that ends before an offset; 0 for the newest. */
    ArrayNode page(long before, int limit) {
        return page(log, before, limit);
    }

    /** The same of any log whose first event has the offset 1. */
    static ArrayNode page(List<ObjectNode> log, long before, int limit) {
        int end = before == 0 ? log.size() : (int) Math.min(log.size(), before - 1);
        ArrayNode page = Json.object().putArray("events");
        for (int i = Math.max(0, end - limit); i < end; i++) {
            page.add(log.get(i).deepCopy().put("offset", i + 1));
        }
        return page;
    }
}
