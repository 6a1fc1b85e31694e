package dev.hearth.simulation;

import dev.hearth.kernel.Principal;
import dev.hearth.room.domain.Room;
import dev.hearth.room.journal.RoomSerializer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One room, its people and their misfortunes, all from one seed. A step is: the clock moves, what has become due happens,
 * and somebody does one thing, or something breaks. Some seeds are calm, some are rough, and in some everything goes
 * through the bytes of the store.
 */
final class RoomSimulation {

    private static final int NEVER = Integer.MAX_VALUE;
    private static final int STORED_ONE_IN = 10;
    private static final int REST_STEPS_MAX = 2_000;

    private final Chance chance;
    private final Tally tally = new Tally();
    private final SimulatedClock clock = new SimulatedClock();
    private final Transit transit = new Transit();
    private final Books books;
    private final StubJournal journal;
    private final SimulatedRoom room;
    private final List<Client> clients;
    private final int crashOneIn;

    private RoomSimulation(long seed, Seams seams) {
        chance = new Chance(seed);
        boolean rough = !chance.oneIn(4);
        crashOneIn = rough ? chance.between(200, 800) : NEVER;
        books = new Books(chance, tally);
        var form = chance.oneIn(STORED_ONE_IN) ? new StoredForm(new RoomSerializer()) : null;
        journal = new StubJournal(chance, seams, tally, rough ? chance.between(30, 200) : NEVER, form, books::landed);
        room = new SimulatedRoom(chance, tally, seams, journal, books);
        var people = people();
        var personas = people.stream().map(Principal::persona).distinct().toList();
        var wishes = new Wishes(chance, personas, chance.between(2, Math.max(3, personas.size() - 1)));
        var world = new World(
                chance, tally, clock, transit, journal, books, room, wishes, rough ? chance.between(50, 200) : NEVER);
        clients = IntStream.range(0, people.size())
                .mapToObj(number -> new Client(world, number, people.get(number)))
                .toList();
    }

    /** Some have two devices, one has two faces. */
    private List<Principal> people() {
        var people = new ArrayList<Principal>();
        int persons = chance.between(3, 12);
        for (int i = 0; i < persons; i++) {
            people.add(Crowd.person(i));
            if (chance.oneIn(4)) {
                people.add(Crowd.person(i));
            }
        }
        people.add(Crowd.otherFaceOf(1));
        return people;
    }

    /**
     * Runs one seed to its end.
     *
     * @throws Violation if something happened that must never happen
     */
    static Tally run(long seed, int steps, Seams seams) {
        var simulation = new RoomSimulation(seed, seams);
        for (int i = 0; i < steps; i++) {
            simulation.step();
        }
        simulation.comeToRest();
        return simulation.tally;
    }

    private void step() {
        tally.step();
        clock.advance(elapsed());
        transit.deliver(clock.now());
        room.tick(clock.now());
        if (chance.oneIn(crashOneIn)) {
            room.crash();
        } else if (chance.oneIn(500)) {
            room.handOver();
        } else if (chance.oneIn(300)) {
            tally.count("stampede");
            clients.forEach(Client::rush);
        } else {
            chance.of(clients).act();
        }
    }

    /** Mostly moments, now and then a while, seldom so long that keys are forgotten. */
    private long elapsed() {
        int dice = chance.below(1_000);
        if (dice == 0 && room.isAtRest()) {
            transit.clear();
            return 16 * 60_000;
        }
        if (dice < 5) {
            return chance.between(10_000, 70_000);
        }
        return dice < 50 ? chance.between(500, 3_000) : chance.below(40);
    }

    /** Nothing new, nothing breaks: everything that is open must come to an end, and everybody must know everything. */
    private void comeToRest() {
        journal.heal();
        clients.forEach(Client::calmDown);
        for (int i = 0; !isAtRest(); i++) {
            if (i == REST_STEPS_MAX) {
                throw new Violation("nothing comes to rest: room " + room.isAtRest() + " at "
                        + room.room().offset() + ", transit " + transit.isEmpty() + ", " + restless());
            }
            tally.step();
            clock.advance(chance.between(10, 400));
            transit.deliver(clock.now());
            room.tick(clock.now());
            clients.forEach(Client::act);
        }
        clients.forEach(Client::checkInTheEnd);
        books.equalsTheLog(room.room(), journal);
        books.ledger().close();
        Room read = journal.recover().room();
        Violation.unless(read.equals(room.room()), "the log does not give the room back");
    }

    private List<Client> restless() {
        return clients.stream().filter(client -> !client.isAtRest()).toList();
    }

    private boolean isAtRest() {
        return transit.isEmpty() && room.isAtRest() && clients.stream().allMatch(Client::isAtRest);
    }
}
