package dev.hearth.load.drill;

import dev.hearth.load.process.ClusterNode;
import dev.hearth.load.process.Hosted;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who had something at one node: their room, their session or their socket.
 *
 * @param rooms people whose room was awake there
 * @param sessions people whose session was
 * @param sockets people who were connected there
 */
record Affected(List<Resident> rooms, List<Resident> sessions, List<Resident> sockets) {

    /** Asks a node that is still well. */
    static Affected by(DrillTown town, ClusterNode node) throws IOException {
        Hosted rooms = node.hosted("Room");
        Hosted sessions = node.hosted("UserSession");
        List<Resident> all = town.residents();
        return new Affected(
                all.stream().filter(resident -> rooms.has(resident.room())).toList(),
                all.stream()
                        .filter(resident -> sessions.has(resident.bot().guest().person()))
                        .toList(),
                all.stream().filter(resident -> isAt(resident, node)).toList());
    }

    /** Whether somebody is connected at this node, or tries to be. */
    static boolean isAt(Resident resident, ClusterNode node) {
        return resident.bot().socketUrl().getHost().equals(node.url().getHost());
    }

    List<Resident> all() {
        return Stream.of(rooms, sessions, sockets)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    Set<String> roomIds() {
        return rooms.stream().map(Resident::room).collect(Collectors.toCollection(TreeSet::new));
    }
}
