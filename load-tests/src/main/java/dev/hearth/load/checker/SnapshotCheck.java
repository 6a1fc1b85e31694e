package dev.hearth.load.checker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hearth.load.bot.Occupant;
import dev.hearth.load.bot.RoomState;
import dev.hearth.load.bot.Sighting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Folds one room's log and compares with every snapshot that any client was given of it. */
final class SnapshotCheck {

    private final StreamLog log;
    private final Findings findings;

    SnapshotCheck(StreamLog log, Findings findings) {
        this.log = log;
        this.findings = findings;
    }

    void run(List<Sighting> snapshots) {
        RoomState folded = new RoomState();
        int next = 0;
        List<Sighting> byOffset = new ArrayList<>(snapshots);
        byOffset.sort(Comparator.comparingLong(Sighting::offset));
        for (Sighting snapshot : byOffset) {
            while (next < log.entries().size() && log.entries().get(next).offset() <= snapshot.offset()) {
                StreamLog.Entry entry = log.entries().get(next++);
                folded.apply(entry.offset(), entry.event());
            }
            compare(folded, snapshot);
        }
    }

    private void compare(RoomState folded, Sighting snapshot) {
        findings.checked(Invariant.SNAPSHOT_IS_REPLAY);
        RoomState given = new RoomState();
        given.restore(snapshot.body());
        same(snapshot, "offset", folded.offset(), given.offset());
        same(snapshot, "occupants", people(folded), people(given));
        same(snapshot, "seats", folded.seated(), given.seated());
        same(snapshot, "seat list", given.seated(), seatList(given, snapshot.body()));
        same(snapshot, "furniture", folded.furniture(), given.furniture());
        same(snapshot, "owner", folded.owner(), given.owner());
        same(snapshot, "builders", folded.builders(), given.builders());
        same(snapshot, "closed", folded.closed(), given.closed());
        for (String setting : List.of("name", "topic", "tags", "language", "capacity", "visibility", "welcome")) {
            same(
                    snapshot,
                    setting,
                    folded.settings().path(setting),
                    given.settings().path(setting));
        }
        talk(folded, given, snapshot);
    }

    /** The lines of a snapshot are the last ones, with no line left out among them. */
    private void talk(RoomState folded, RoomState given, Sighting snapshot) {
        List<RoomState.TalkLine> all = folded.talk();
        List<RoomState.TalkLine> lines = given.talk();
        int from = Math.max(0, all.size() - lines.size());
        same(snapshot, "talk", all.subList(from, all.size()), lines);
        if (lines.isEmpty() && !all.isEmpty()) {
            same(snapshot, "talk", all, lines);
        }
    }

    private static Map<Integer, String> people(RoomState room) {
        Map<Integer, String> people = new TreeMap<>();
        room.occupants().forEach(occupant -> people.put(occupant.number(), occupant.persona()));
        return people;
    }

    private static Map<String, String> seatList(RoomState room, JsonNode snapshot) {
        Map<String, String> seated = new TreeMap<>();
        Stream.concat(Stream.of(snapshot), snapshot.path("furniture").valueStream())
                .flatMap(part -> part.path("seats").valueStream())
                .filter(seat -> seat.has("occupant"))
                .forEach(seat -> seated.put(seat.path("seat").asText(), sitter(room, seat)));
        return seated;
    }

    private static String sitter(RoomState room, JsonNode seat) {
        int number = seat.path("occupant").asInt();
        return room.occupant(number).map(Occupant::persona).orElse("nobody of number " + number);
    }

    private void same(Sighting snapshot, String what, Object expected, Object given) {
        if (!expected.equals(given)) {
            String detail =
                    "snapshot at " + snapshot.offset() + ": " + what + " is " + given + ", replay says " + expected;
            findings.broken(Invariant.SNAPSHOT_IS_REPLAY, log.stream(), detail);
        }
    }
}
