package dev.hearth.load.drill;

import dev.hearth.load.report.Samples;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How soon those are heard again who had something at a node that is lost. Each kind is counted by itself, because they wait
 * for different things: who only lost a socket is soon back at another node, whoever lost a room waits until it wakes.
 */
final class Recovery {

    private final Affected affected;
    private final FirstWords lines;
    private final FirstWords letters;

    private Recovery(Affected affected, FirstWords lines, FirstWords letters) {
        this.affected = affected;
        this.lines = lines;
        this.letters = letters;
    }

    /**
     * Now that the node is lost, people of its rooms and sockets say a line, and those of its sessions write to a friend.
     *
     * @param since when it was lost, by the clock of {@link System#nanoTime}
     */
    static Recovery begin(Affected affected, long since) {
        List<Resident> speakers = Stream.of(affected.rooms(), affected.sockets())
                .flatMap(List::stream)
                .distinct()
                .toList();
        return new Recovery(
                affected,
                FirstWords.of(speakers, since, Resident::sayNow),
                FirstWords.of(affected.sessions(), since, Resident::writeNow));
    }

    /** Whether everybody was heard in time. */
    boolean await(Duration within) throws InterruptedException {
        long begun = System.nanoTime();
        boolean lineHeard = lines.await(within);
        Duration rest = within.minusMillis(Watch.msSince(begun));
        return letters.await(rest.isNegative() ? Duration.ZERO : rest) && lineHeard;
    }

    /** Adds a sample for each person and thing that was lost, and for each room its first. */
    void addTo(Samples samples, String loss) {
        Set<Resident> inRooms = new HashSet<>(affected.rooms());
        lines.addPeople(samples, ofRoom(loss), inRooms::contains);
        lines.addRooms(samples, loss + "_to_first_ok_of_each_room", affected.roomIds());
        lines.addPeople(samples, loss + "_to_ok_over_another_socket", resident -> !inRooms.contains(resident));
        letters.addPeople(samples, ofSession(loss), resident -> true);
    }

    static String ofRoom(String loss) {
        return loss + "_to_ok_in_room";
    }

    static String ofSession(String loss) {
        return loss + "_to_ok_of_session";
    }

    /** How the report puts it. */
    String facts() {
        return affected.rooms().size() + " people of " + affected.roomIds().size() + " rooms, "
                + affected.sessions().size() + " sessions, "
                + affected.sockets().size() + " sockets; "
                + (lines.unheard() + letters.unheard()) + " are not";
    }
}
