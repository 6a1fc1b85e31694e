package dev.hearth.room.journal;

import dev.hearth.kernel.CommandKey;
import dev.hearth.kernel.PersonId;
import dev.hearth.room.domain.KeyMemory;
import dev.hearth.room.domain.Receipt;
import java.time.Instant;
import java.util.List;

/**
 * What a room remembers of one person's commands, a line of text for each: key, fingerprint, milliseconds since 1970,
 * offset, and what came of it, if anything did: {@code o3} the occupant's number, {@code p7} the piece's, {@code s} and the
 * seat's name. Thousands of them are nearly all that a full room's snapshot holds, so they are brief; they are text so that
 * people can read them.
 */
record StoredKeys(PersonId person, List<String> commands) {

    private static final int FIELDS = 4;
    private static final char OCCUPANT = 'o';
    private static final char PIECE = 'p';
    private static final char SEAT = 's';

    static List<StoredKeys> of(KeyMemory memory) {
        return memory.people().entrySet().stream()
                .map(person -> new StoredKeys(
                        person.getKey(),
                        person.getValue().byOffset().values().stream()
                                .map(StoredKeys::written)
                                .toList()))
                .toList();
    }

    static KeyMemory toMemory(List<StoredKeys> stored) {
        return KeyMemory.of(stored.stream()
                .flatMap(keys -> keys.commands.stream().map(command -> read(keys.person, command)))
                .toList());
    }

    private static String written(KeyMemory.Memo memo) {
        var receipt = memo.receipt();
        var line = new StringBuilder(96)
                .append(memo.key())
                .append(' ')
                .append(memo.fingerprint())
                .append(' ')
                .append(memo.at().toEpochMilli())
                .append(' ')
                .append(receipt.offset());
        if (receipt.occupant() != 0) {
            line.append(' ').append(OCCUPANT).append(receipt.occupant());
        }
        if (receipt.piece() != 0) {
            line.append(' ').append(PIECE).append(receipt.piece());
        }
        if (!receipt.seat().isEmpty()) {
            line.append(' ').append(SEAT).append(receipt.seat());
        }
        return line.toString();
    }

    private static KeyMemory.Memo read(PersonId person, String line) {
        var fields = line.split(" ", -1);
        if (fields.length < FIELDS || List.of(fields).contains("")) {
            throw new IllegalArgumentException("a remembered command has " + FIELDS + " fields or more, none empty");
        }
        int occupant = 0;
        int piece = 0;
        var seat = "";
        for (int i = FIELDS; i < fields.length; i++) {
            var value = fields[i].substring(1);
            switch (fields[i].charAt(0)) {
                case OCCUPANT -> occupant = Integer.parseInt(value);
                case PIECE -> piece = Integer.parseInt(value);
                case SEAT -> seat = value;
                default -> throw new IllegalArgumentException("a remembered command came to " + fields[i].charAt(0));
            }
        }
        var receipt = new Receipt(Long.parseLong(fields[3]), occupant, seat, piece);
        var at = Instant.ofEpochMilli(Long.parseLong(fields[2]));
        return new KeyMemory.Memo(person, new CommandKey(fields[0]), fields[1], at, receipt);
    }
}
