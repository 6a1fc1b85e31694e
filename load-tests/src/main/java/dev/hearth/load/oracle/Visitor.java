package dev.hearth.load.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Answer;
import dev.hearth.load.bot.Bot;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.EventPool;
import dev.hearth.load.bot.Guest;
import dev.hearth.load.bot.History;
import dev.hearth.load.bot.Json;
import dev.hearth.load.bot.Occupant;
import dev.hearth.load.bot.RoomState;
import dev.hearth.load.bot.RoomView;
import dev.hearth.load.bot.Sighting;
import dev.hearth.load.bot.StreamDesk;
import dev.hearth.load.measure.LoadTally;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One virtual user of a load generator: turns commands into frames, keeps the history that the checker judges from all
 * frames that come in, and knows when it is due to act next. It never waits and never sends anything itself. Confined to
 * one thread at a time.
 */
public final class Visitor {

    private static final int HISTORY_MAX = 400_000;

    private final Passport passport;
    private final String room;
    private final LoadTally tally;
    private final History history;
    private final StreamDesk desk;
    private final Random random;
    private final Rhythm rhythm;
    private final int number;
    private final Set<String> addressed = new TreeSet<>();
    private @Nullable PendingCommand pending;
    private long lastId;
    private long lines;
    private long acknowledged;
    private long droppedAt;
    private boolean lost;

    /**
     * @param signIn the server's answer to signing in
     * @param room the room it will go to
     * @param gapMs how long it waits between two deeds at the moment, on average
     * @param number in the order of arrival, and the seed of everything it chooses
     */
    Visitor(JsonNode signIn, String room, LoadTally tally, EventPool pool, DoubleSupplier gapMs, int number) {
        this.passport = new Passport(signIn);
        this.room = room;
        this.tally = tally;
        this.history = new History(passport.persona(), HISTORY_MAX, pool);
        this.desk = new StreamDesk(history, history.persona());
        this.number = number;
        this.random = new Random(number);
        this.rhythm = new Rhythm(gapMs, random, tally);
    }

    public String name() {
        return passport.name();
    }

    public String room() {
        return room;
    }

    public String persona() {
        return history.persona();
    }

    /** This visitor in its room, as it sees itself; empty when it is not there. */
    public Optional<Occupant> self() {
        return view().read(state -> state.occupant(history.persona()));
    }

    /** Counts from 0 in the order of arrival. */
    public int number() {
        return number;
    }

    public Random random() {
        return random;
    }

    /** The room as this visitor sees it. */
    public RoomView view() {
        return desk.room(room);
    }

    /**
     * Whose inboxes hold something, as far as this visitor knows: its own if anything was pushed from it, and both ends of
     * what it whispered. Everybody follows their inbox, and is shown a {@code skip} in it for each room they go into: that
     * is no reason to read it.
     */
    Set<String> correspondents() {
        Set<String> personas = new TreeSet<>(addressed);
        if (!addressed.isEmpty() || history.sightings().stream().anyMatch(Visitor::inInbox)) {
            personas.add(history.persona());
        }
        return personas;
    }

    private static boolean inInbox(Sighting sighting) {
        return sighting.kind() == Sighting.Kind.EVENT
                && "inbox".equals(sighting.stream())
                && !"skip".equals(sighting.body().path("type").asText());
    }

    /** The same person for a client of another kind, with tokens that may be over. */
    Guest guest(Optional<InetAddress> source) {
        return passport.guest(source);
    }

    History history() {
        return history;
    }

    /** The first frame of its socket. */
    public String introduction() {
        return passport.identification().toString();
    }

    /**
     * The server knows who this is: from now on nothing follows unless it is said to.
     *
     * @param welcome its {@code ready} or {@code resumed}
     */
    public void ready(String welcome) {
        boolean first = passport.welcomed(Json.parse(welcome));
        rhythm.speaks();
        desk.interrupted();
        history.saw(Sighting.Kind.CONNECTED, "", "", 0, Json.object());
        if (first) {
            plan();
        } else {
            tally.answered("resume", System.nanoTime() - droppedAt);
            rhythm.waits();
        }
        droppedAt = 0;
    }

    /** Its socket is lost; counts from here until it is back. */
    public void dropped() {
        if (droppedAt == 0) {
            droppedAt = System.nanoTime();
        }
    }

    /** Its socket is gone, and nobody meant it to be. */
    public void cut() {
        tally.cut();
        dropped();
    }

    /** The link itself cannot be taken over, as far as it knows: it says anew who it is, and where it was. */
    public void linkLost() {
        passport.linkLost();
    }

    /** The first frame of another socket that takes over where the last one was lost. */
    public String resumption() {
        return passport.resumption(desk.positions()).toString();
    }

    /**
     * The frame of a command; a durable one gets a key and is noted. The one before must be answered, or given up.
     *
     * @return the text, whose {@code id} is {@link #awaitedId}
     */
    public String frame(ObjectNode command) {
        String type = command.path("type").asText();
        String key = Commands.durable(type) ? Bot.newKey() : "";
        if (!key.isEmpty()) {
            command.put("key", key);
            history.sent(key, command, Instant.now());
        }
        pending = new PendingCommand(key, command.deepCopy(), rhythm.acts());
        return command.deepCopy().put("id", ++lastId).toString();
    }

    /** Whether a command was sent, or should have been, that is not decided yet. */
    public boolean undecided() {
        return pending != null;
    }

    /**
     * The frame of the undecided command once more, with the key it had.
     *
     * @throws IllegalStateException if there is none
     */
    public String again() {
        PendingCommand asked = pending;
        if (asked == null) {
            throw new IllegalStateException(this + " has nothing to repeat");
        }
        if (!asked.key().isEmpty()) {
            history.sent(asked.key(), asked.command(), Instant.now());
        }
        rhythm.speaks();
        return asked.command().deepCopy().put("id", ++lastId).toString();
    }

    /**
     * An answer came to the undecided command, which decides it, unless the server cannot know what came of it, or asks for
     * another sending; then the command stays undecided.
     *
     * @return how long to wait before it is sent again, in milliseconds; 0 when it is decided
     */
    public long decides(String text) {
        Answer answer = Answer.of(Json.parse(text));
        PendingCommand asked = pending;
        if (asked == null || !answer.retriable()) {
            settle(answer);
            return 0;
        }
        if (!asked.key().isEmpty()) {
            history.answered(asked.key(), answer);
        }
        tally.undecided(answer);
        return Math.max(1, answer.afterMs());
    }

    /** The frame of a message that nobody answers, such as a step. */
    public String unansweredFrame(ObjectNode message) {
        rhythm.acts();
        tally.told();
        return message.toString();
    }

    /** Whether the server might soon believe that nobody is there. */
    public boolean silent() {
        return rhythm.silent();
    }

    /** A frame that says no more than that somebody is there. */
    public String heartbeat() {
        rhythm.speaks();
        return Commands.of("heartbeat").put("time", System.currentTimeMillis()).toString();
    }

    /** The number that the answer to the last command carries. */
    public String awaitedId() {
        return Long.toString(lastId);
    }

    /** The answer to the last command came. */
    public void answered(String text) {
        settle(Answer.of(Json.parse(text)));
    }

    private void settle(Answer answer) {
        PendingCommand asked = pending;
        if (asked == null) {
            return;
        }
        pending = null;
        if (!asked.key().isEmpty()) {
            history.answered(asked.key(), answer);
        }
        tally.answered(asked.type(), System.nanoTime() - asked.dueAt());
        rhythm.waits();
        if (answer.ok()) {
            acknowledge(asked, answer);
        } else {
            tally.refused(answer.code());
        }
    }

    private void acknowledge(PendingCommand asked, Answer answer) {
        if (asked.type().equals("room.leave")) {
            desk.left(asked.room());
        } else if (asked.room().equals(room) && !asked.type().equals("room.whisper")) {
            acknowledged = Math.max(acknowledged, answer.offset());
        }
    }

    /** No answer came: the socket is gone, or the patience. The visitor is not to send anything any more. */
    public void givenUp(String why) {
        tally.unanswered();
        lose(why);
    }

    /** The socket is gone, or never came to be. */
    public void lose(String why) {
        if (!lost) {
            lost = true;
            tally.lost(why);
        }
    }

    public boolean isLost() {
        return lost;
    }

    /** Takes in a frame that came just now while an answer is awaited, and says whether it is that answer. */
    public boolean overhears(String text) {
        JsonNode message = Json.parse(text);
        boolean answer = awaitedId().equals(message.path("id").asText());
        if (!answer) {
            hear(message, System.currentTimeMillis());
        }
        return answer;
    }

    /**
     * A frame that answers nothing.
     *
     * @param arrivedMs when it came, in milliseconds since 1970
     */
    public void hear(String text, long arrivedMs) {
        hear(Json.parse(text), arrivedMs);
    }

    private void hear(JsonNode message, long arrivedMs) {
        desk.take(message);
        if ("room.events".equals(message.path("type").asText())) {
            message.path("events").forEach(event -> {
                long sent = Stamp.of(event.path("text").asText());
                if (sent > 0) {
                    tally.delivered(TimeUnit.MILLISECONDS.toNanos(arrivedMs - sent));
                }
            });
        }
    }

    /** The generator may have thrown frames away before they could be heard. */
    public void missed() {
        tally.framesDropped();
    }

    /** The next line: everybody who hears it knows when it should have been said. */
    public ObjectNode line() {
        return Commands.say(room, words());
    }

    /** The next line, for one other person in the room. */
    public ObjectNode whisper(Occupant other) {
        addressed.add(other.persona());
        return Commands.whisper(room, other.number(), words());
    }

    /** Words that nobody ever says twice, with the time at which they should have been said. */
    public String words() {
        return Stamp.on(name() + " says " + ++lines, rhythm.dueMs());
    }

    /** Chooses when to act next. */
    public void plan() {
        rhythm.plan();
    }

    /** How long until then; 0 when it is time. */
    public long dueInMs() {
        return rhythm.dueInMs();
    }

    /** Has waited long enough for what is on its way, and goes now, whatever was planned. */
    public void goes() {
        if (behind()) {
            tally.behind(toString());
        }
        rhythm.ends();
    }

    /** Whether something that it did itself, and was told to be done, has not come back to it yet. */
    public boolean behind() {
        return view().attended() && view().read(RoomState::offset) < acknowledged;
    }

    @Override
    public String toString() {
        return name() + " (" + history.persona() + ") in " + room;
    }
}
