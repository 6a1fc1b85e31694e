package dev.hearth.simulation;

import dev.hearth.kernel.Principal;
import dev.hearth.room.domain.Cause;
import dev.hearth.room.domain.Outcome;
import dev.hearth.room.domain.Place;
import dev.hearth.room.domain.RoomCommand;
import dev.hearth.simulation.SimulatedPublisher.Sending;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * One device of one person: it loses its connection and its answers, sends again what it does not know, and follows the
 * stream of the room from where it was.
 */
final class Client {

    private static final long SILENCE = 5_000;
    private static final long UNKNOWN = 2_000;
    /** A room tells its newest offset every two seconds; one that is silent for longer has lost whoever attends. */
    private static final long ROOM_SILENCE = 6_000;
    /** A key is good for ten minutes. */
    private static final long KEY_GOOD = 600_000;

    private static final int OPEN_MAX = 4;
    private static final int RECENT_MAX = 10;
    private static final int CONNECTIONS_MAX = 100_000;
    private static final List<String> CONTENTS = List.of("c1", "c2", "c3", "c4", "c5", "c6", "c7");

    private final int number;
    private final Principal who;
    private final int firstKey;
    private final ArrayDeque<Message> incoming = new ArrayDeque<>();
    private final List<Wish> open = new ArrayList<>();
    private final ArrayDeque<Wish> recent = new ArrayDeque<>();
    private final World world;
    private final Follower follower;
    private int keys;
    private int connections;
    private boolean online;
    private boolean calm;
    private long askAttachAt;
    private long heardAt;

    /** @param number of all clients of one simulation, from 0: the keys of two never meet by chance */
    Client(World world, int number, Principal who) {
        this.world = world;
        this.number = number;
        this.who = who;
        this.firstKey = number * Crowd.KEYS_EACH;
        this.follower = new Follower(world.journal(), world.tally(), who.persona());
    }

    Principal who() {
        return who;
    }

    private long connection() {
        return (long) number * CONNECTIONS_MAX + connections;
    }

    private Chance chance() {
        return world.chance();
    }

    private long now() {
        return world.clock().now();
    }

    /** The room's shell sends something; what is for an old connection goes nowhere. */
    void tell(long connection, Message message) {
        if (!online || connection != connection()) {
            return;
        }
        if (!calm && chance().oneIn(world.lossOneIn())) {
            world.tally().count("lost message");
        } else {
            incoming.add(message);
        }
    }

    /** From now on nothing new is wished for, and nothing is cut any more. */
    void calmDown() {
        calm = true;
    }

    boolean isAtRest() {
        boolean knowsAll =
                follower.isLive() && follower.position() == world.room().room().offset();
        return open.isEmpty() && incoming.isEmpty() && (knowsAll || !isInside());
    }

    private boolean isInside() {
        return world.room().room().occupantOf(who.persona()).isPresent();
    }

    void checkInTheEnd() {
        if (isInside()) {
            follower.agreesWith(world.room().room());
        }
    }

    /** Does one thing. */
    void act() {
        if (!online) {
            if (calm || chance().oneIn(4)) {
                connect();
            }
            return;
        }
        read();
        if (now() - heardAt > ROOM_SILENCE) {
            follower.pause();
        }
        if (!calm && chance().oneIn(80)) {
            cut();
        } else if (!sendAgain() && !askAttach() && !calm) {
            live();
        }
    }

    private void live() {
        int dice = chance().below(20);
        if (dice < 3) {
            world.room().walk(who.persona(), new Place(chance().within(-1, 13), chance().within(-1, 10), 0));
        } else if (dice < 4) {
            world.room().dress(who.persona());
        } else if (open.size() < OPEN_MAX && keys < Crowd.KEYS_EACH) {
            wish(world.wishes().of(who.persona(), world.room().room()));
        }
    }

    /** Everything at once, like many others at this moment. */
    void rush() {
        if (!online) {
            connect();
        }
        if (open.size() < OPEN_MAX && keys < Crowd.KEYS_EACH) {
            wish(new RoomCommand.Join());
        }
    }

    private void connect() {
        connections++;
        online = true;
        askAttachAt = now();
        heardAt = now();
        open.forEach(wish -> wish.askAgainAt = now());
    }

    private void cut() {
        world.tally().count("cut");
        long lost = connection();
        online = false;
        incoming.clear();
        follower.pause();
        world.transit().send(now() + chance().below(20_000), () -> world.room().detach(lost));
    }

    private boolean askAttach() {
        // Whoever is inside without knowing a position lost the answer to their joining: they ask for the whole.
        if (follower.isLive() || askAttachAt > now() || !(follower.knowsAPosition() || isInside())) {
            return false;
        }
        askAttachAt = now() + SILENCE;
        long connection = connection();
        boolean invents = chance().oneIn(50);
        var epoch = invents ? "another" : follower.epoch();
        long position = invents ? follower.position() + 3 : follower.position();
        world.transit()
                .send(now() + chance().below(100), () -> world.room().attach(this, connection, who, epoch, position));
        return true;
    }

    private void wish(RoomCommand command) {
        boolean reuses = chance().oneIn(40) && !recent.isEmpty() && isGood(recent.getFirst());
        var key = reuses ? recent.removeFirst().cause().key() : Crowd.key(firstKey + keys++);
        var cause = new Cause(who.person(), key, reuses ? "other" : chance().of(CONTENTS));
        var wish = new Wish(who, cause, command, now());
        if (reuses) {
            world.tally().count("key used again");
        } else {
            recent.addLast(wish);
        }
        if (recent.size() > RECENT_MAX) {
            recent.removeFirst();
        }
        world.books().ledger().opened(wish);
        open.add(wish);
        send(wish, chance().oneIn(3) ? chance().between(2, 4) : 1);
    }

    /** Whether its key may still be used: ten minutes long, and not after too many others of the same person. */
    private boolean isGood(Wish wish) {
        return now() - wish.firstSentAt() < KEY_GOOD && world.books().ledger().mayUseAgain(wish.cause());
    }

    private void send(Wish wish, int copies) {
        wish.askAgainAt = now() + SILENCE;
        var sending = new Sending(this, connection(), wish);
        for (int i = 0; i < copies; i++) {
            if (chance().oneIn(world.lossOneIn())) {
                world.tally().count("lost command");
            } else {
                world.transit()
                        .send(now() + chance().below(100), () -> world.room().arrive(sending));
            }
        }
    }

    /** What is open is asked again before anything new. */
    private boolean sendAgain() {
        for (var each = open.iterator(); each.hasNext(); ) {
            var wish = each.next();
            if (wish.askAgainAt <= now()) {
                if (isGood(wish)) {
                    world.tally().count("sent again");
                    send(wish, 1);
                } else {
                    wish.belief = Wish.Belief.GIVEN_UP;
                    each.remove();
                }
                return true;
            }
        }
        return false;
    }

    private void read() {
        for (var next = incoming.poll(); next != null; next = incoming.poll()) {
            heardAt = now();
            if (next instanceof Message.Published published) {
                if (!follower.published(published.first(), published.entries())) {
                    askAttachAt = now();
                }
                published.answers().forEach(this::hear);
            } else if (next instanceof Message.TopOffset top) {
                if (!follower.top(top.offset())) {
                    askAttachAt = Math.min(askAttachAt, now());
                }
            } else if (next instanceof Message.Attached attached) {
                follower.attached(attached);
            }
        }
    }

    private void hear(Message.Answer answer) {
        var wish = answer.wish();
        if (answer.outcome() instanceof Outcome.Refused refused) {
            switch (refused.rejection()) {
                case OUTCOME_PENDING -> wish.askAgainAt = now() + UNKNOWN;
                case BUSY, MOVING, STORAGE_UNAVAILABLE -> later(wish);
                default -> settle(wish, Wish.Belief.REFUSED);
            }
        } else {
            settle(wish, Wish.Belief.DONE);
        }
    }

    /** This copy had no effect; of an earlier one that says nothing. */
    private void later(Wish wish) {
        if (chance().oneIn(4)) {
            settle(wish, Wish.Belief.GIVEN_UP);
        } else {
            wish.askAgainAt = now() + UNKNOWN;
        }
    }

    private void settle(Wish wish, Wish.Belief belief) {
        if (wish.isOpen()) {
            wish.belief = belief;
            open.remove(wish);
        }
    }

    @Override
    public String toString() {
        return "client " + number + " at " + follower.position() + (follower.isLive() ? " live" : "") + ", open "
                + open;
    }
}
