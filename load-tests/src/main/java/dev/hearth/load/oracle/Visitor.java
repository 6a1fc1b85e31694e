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
    private static final char STAMP = '@';

    /** Somewhat less than the server wants to hear something in. */
    private static final long SILENCE_MAX_NANOS = TimeUnit.SECONDS.toNanos(20);

    /** The command that is not answered yet; a visitor sends one after the other. */
    private record Pending(String key, long id, String type, String room, long dueAt) {}

    private final String name;
    private final String token;
    private final String refreshToken;
    private final String room;
    private final LoadTally tally;
    private final History history;
    private final StreamDesk desk;
    private final Random random;
    private final DoubleSupplier gapMs;
    private final int number;
    private final ObjectNode resumption = Json.object();
    private final Set<String> addressed = new TreeSet<>();
    private @Nullable Pending pending;
    private long lastId;
    private long lines;
    private long dueAt;
    private boolean idle;
    private long acknowledged;
    private long droppedAt;
    private long lastSentAt;
    private boolean lost;

    /**
     * @param signIn the server's answer to signing in
     * @param room the room it will go to
     * @param gapMs how long it waits between two deeds at the moment, on average
     * @param number in the order of arrival, and the seed of everything it chooses
     */
    Visitor(JsonNode signIn, String room, LoadTally tally, EventPool pool, DoubleSupplier gapMs, int number) {
        this.name = signIn.path("name").asText();
        this.token = signIn.path("access_token").asText();
        this.refreshToken = signIn.path("refresh_token").asText();
        this.room = room;
        this.tally = tally;
        this.history = new History(signIn.path("persona").asText(), HISTORY_MAX, pool);
        this.desk = new StreamDesk(history, history.persona());
        this.gapMs = gapMs;
        this.number = number;
        this.random = new Random(number);
    }

    public String name() {
        return name;
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
     * what it whispered. That it follows its inbox, as everybody does, says nothing.
     */
    Set<String> correspondents() {
        Set<String> personas = new TreeSet<>(addressed);
        if (!addressed.isEmpty() || history.sightings().stream().anyMatch(Visitor::inInbox)) {
            personas.add(history.persona());
        }
        return personas;
    }

    private static boolean inInbox(Sighting sighting) {
        return sighting.kind() == Sighting.Kind.EVENT && "inbox".equals(sighting.stream());
    }

    /** The same person for a client of another kind, with tokens that may be over. */
    Guest guest(Optional<InetAddress> source) {
        return new Guest("", history.persona(), name, token, refreshToken, source);
    }

    History history() {
        return history;
    }

    /** The first frame of its socket. */
    public String introduction() {
        return Commands.of("identify")
                .put("token", token)
                .put("client", "hearth-load/1")
                .toString();
    }

    /**
     * The server knows who this is: from now on nothing follows unless it is said to.
     *
     * @param welcome its {@code ready} or {@code resumed}
     */
    public void ready(String welcome) {
        JsonNode link = Json.parse(welcome);
        boolean first = resumption.isEmpty();
        resumption
                .put("type", "resume")
                .put("token", token)
                .put("link", link.path("link").asText())
                .put("secret", link.path("secret").asText());
        lastSentAt = System.nanoTime();
        desk.interrupted();
        history.saw(Sighting.Kind.CONNECTED, "", "", 0, Json.object());
        if (first) {
            plan();
        } else {
            tally.answered("resume", System.nanoTime() - droppedAt);
            idle = dueInMs() > 0;
        }
    }

    /** Its socket is lost on purpose; counts from here until it is back. */
    public void dropped() {
        droppedAt = System.nanoTime();
    }

    /** The first frame of another socket that takes over where the last one was lost. */
    public String resumption() {
        ObjectNode frame = resumption.deepCopy();
        desk.positions().forEach(frame.withArray("streams")::add);
        return frame.toString();
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
        long now = acts();
        pending = new Pending(key, ++lastId, type, command.path("room").asText(), Math.min(now, dueAt));
        return command.deepCopy().put("id", lastId).toString();
    }

    /** The frame of a message that nobody answers, such as a step. */
    public String unansweredFrame(ObjectNode message) {
        acts();
        tally.told();
        return message.toString();
    }

    /** Whether the server might soon believe that nobody is there. */
    public boolean silent() {
        return System.nanoTime() - lastSentAt > SILENCE_MAX_NANOS;
    }

    /** A frame that says no more than that somebody is there. */
    public String heartbeat() {
        lastSentAt = System.nanoTime();
        return Commands.of("heartbeat").put("time", System.currentTimeMillis()).toString();
    }

    /** Whoever waited for nothing but the time, and acts too late, has been held up by the generator. */
    private long acts() {
        long now = System.nanoTime();
        lastSentAt = now;
        if (idle && now >= dueAt) {
            tally.late(now - dueAt);
        }
        return now;
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
        Pending asked = pending;
        if (asked == null) {
            return;
        }
        pending = null;
        if (!asked.key().isEmpty()) {
            history.answered(asked.key(), answer);
        }
        tally.answered(asked.type(), System.nanoTime() - asked.dueAt());
        idle = dueInMs() > 0;
        if (answer.ok()) {
            acknowledge(asked, answer);
        } else {
            tally.refused(answer.code());
        }
    }

    private void acknowledge(Pending asked, Answer answer) {
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
                long sent = stamp(event.path("text").asText());
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
        long due = System.currentTimeMillis() - TimeUnit.NANOSECONDS.toMillis(Math.max(0, System.nanoTime() - dueAt));
        return name + " says " + ++lines + " " + STAMP + due;
    }

    private static long stamp(String text) {
        int at = text.lastIndexOf(STAMP);
        return at < 0 ? 0 : digits(text, at + 1);
    }

    private static long digits(String text, int from) {
        long value = 0;
        for (int i = from; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return 0;
            }
            value = 10 * value + digit - '0';
        }
        return value;
    }

    /** Chooses when to act next: as if others who do not wait for this one's answers acted together with it. */
    public void plan() {
        long before = dueAt == 0 ? System.nanoTime() : dueAt;
        dueAt = before
                + (long) (TimeUnit.MILLISECONDS.toNanos(1) * gapMs.getAsDouble() * -Math.log(1 - random.nextDouble()));
        idle = dueInMs() > 0;
    }

    /** How long until then; 0 when it is time. */
    public long dueInMs() {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(dueAt - System.nanoTime() + 999_999));
    }

    /** Has waited long enough for what is on its way, and goes now, whatever was planned. */
    public void goes() {
        if (behind()) {
            tally.behind(toString());
        }
        dueAt = System.nanoTime();
        idle = false;
    }

    /** Whether something that it did itself, and was told to be done, has not come back to it yet. */
    public boolean behind() {
        return view().attended() && view().read(RoomState::offset) < acknowledged;
    }

    @Override
    public String toString() {
        return name + " (" + history.persona() + ") in " + room;
    }
}
