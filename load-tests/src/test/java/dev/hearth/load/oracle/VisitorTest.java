package dev.hearth.load.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.EventPool;
import dev.hearth.load.bot.Json;
import dev.hearth.load.bot.Occupant;
import dev.hearth.load.checker.CheckReport;
import dev.hearth.load.checker.HistoryChecker;
import dev.hearth.load.checker.Invariant;
import dev.hearth.load.checker.StreamLog;
import dev.hearth.load.measure.LoadTally;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A visitor who joins a room and says two lines, as far as frames tell; and a server that cheats. */
class VisitorTest {

    private final LoadTally tally = new LoadTally();
    private final Visitor ann = new Visitor(
            json("{'name':'Ann','persona':'ann','access_token':'t'}"), "r", tally, EventPool.none(), () -> 1_000, 1);
    private final List<StreamLog.Entry> log = new ArrayList<>();

    private static JsonNode json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }

    @BeforeEach
    void joinsAndSpeaks() {
        tally.measure(true);
        ann.ready("{\"link\":\"l\",\"secret\":\"s\"}");
        log.add(entry(1, "{'type':'room.created','by':0,'persona':'sam','settings':{'name':'Tea','capacity':1}}"));
        ok(Commands.join("r"), 2);
        log.add(entry(2, "{'type':'room.joined','by':1,'number':1,'persona':'ann','x':1,'z':1,'facing':0}"));
        hear("{'type':'room.snapshot','room':'r','epoch':'e','offset':2,'part':1,'parts':1,'settings':{'name':'Tea',"
                + "'capacity':1,'owner':'sam'},'occupants':[{'number':1,'persona':'ann','x':1,'z':1,'facing':0}]}");
        say(3);
        say(4);
    }

    private void say(long offset) {
        JsonNode said = ok(ann.line(), offset);
        log.add(new StreamLog.Entry(
                offset,
                json("{'type':'room.said','by':1,'persona':'ann'}")
                        .<ObjectNode>deepCopy()
                        .put("text", said.path("text").asText())));
    }

    private JsonNode ok(ObjectNode command, long offset) {
        JsonNode frame = Json.parse(ann.frame(command));
        assertThat(frame.path("id").asText()).isEqualTo(ann.awaitedId());
        ann.answered("{\"type\":\"ok\",\"id\":" + ann.awaitedId() + ",\"offset\":" + offset + "}");
        return frame;
    }

    private static StreamLog.Entry entry(long offset, String event) {
        return new StreamLog.Entry(offset, json(event));
    }

    private void hear(String frame) {
        ann.hear(frame.replace('\'', '"'), System.currentTimeMillis());
    }

    private void see(int... offsets) {
        for (int offset : offsets) {
            hear("{'type':'room.events','room':'r','offset':" + offset + ",'events':["
                    + log.get(offset - 1).event() + "]}");
        }
    }

    private CheckReport check() {
        StreamLog whole = new StreamLog(StreamLog.room("r"), "e", log);
        return HistoryChecker.check(List.of(ann.history()), List.of(whole));
    }

    /** The room was made by somebody whose history is not given, which is all that may be found. */
    private List<String> found(Invariant invariant) {
        return check().of(invariant).stream()
                .map(violation -> violation.stream() + " " + violation.detail())
                .filter(text -> !text.contains("room.created"))
                .toList();
    }

    @Test
    void aCorrectServerIsFoundCorrect() {
        see(3, 4);

        for (Invariant invariant : Invariant.values()) {
            assertThat(found(invariant)).as(invariant.promise()).isEmpty();
        }
        assertThat(check().checked()).containsEntry(Invariant.ONE_ORDER, 2L).containsEntry(Invariant.DONE_ONCE, 3L);
        assertThat(ann.behind()).isFalse();
        assertThat(tally.deliveryCount()).isEqualTo(2);
        assertThat(tally.answerCount()).isEqualTo(3);
    }

    @Test
    void anEventThatNeverCameIsNamedWithUserRoomAndOffset() {
        see(4);

        assertThat(found(Invariant.ONE_ORDER))
                .anySatisfy(text -> assertThat(text).contains("room:r", "ann", "4"));
    }

    @Test
    void anEventTwiceIsFound() {
        see(3, 3, 4);

        assertThat(found(Invariant.ONE_ORDER)).isNotEmpty();
    }

    @Test
    void eventsInAnotherOrderAreFound() {
        see(4, 3);

        assertThat(found(Invariant.ONE_ORDER)).isNotEmpty();
    }

    @Test
    void anAcknowledgedLineThatIsNotKeptIsFound() {
        see(3, 4);
        log.remove(3);

        assertThat(found(Invariant.DONE_ONCE))
                .anySatisfy(text -> assertThat(text).contains("room:r", "ann", "4"));
    }

    @Test
    void aRefusedLineThatIsKeptIsFound() {
        see(3, 4);
        JsonNode frame = Json.parse(ann.frame(ann.line()));
        ann.answered("{\"type\":\"error\",\"id\":" + ann.awaitedId() + ",\"code\":\"room.muted\",\"retry\":\"no\"}");
        log.add(new StreamLog.Entry(
                5,
                json("{'type':'room.said','by':1,'persona':'ann'}")
                        .<ObjectNode>deepCopy()
                        .put("text", frame.path("text").asText())));
        see(5);

        assertThat(found(Invariant.REFUSED_NEVER)).isNotEmpty();
        assertThat(tally.refusals()).containsEntry("room.muted", 1);
    }

    @Test
    void comesBackFromWhereItWas() {
        see(3);

        JsonNode frame = Json.parse(ann.resumption());
        assertThat(frame.path("secret").asText()).isEqualTo("s");
        assertThat(frame.path("streams")).containsExactly(json("{'stream':'room:r','epoch':'e','offset':3}"));

        ann.ready("{\"link\":\"l\",\"secret\":\"next\"}");
        hear("{'type':'stream','stream':'room:r','answer':'replay','epoch':'e','offset':3}");
        see(4);
        assertThat(found(Invariant.ONE_ORDER)).isEmpty();
        assertThat(Json.parse(ann.resumption()).path("secret").asText()).isEqualTo("next");
    }

    @Test
    void whatIsUndecidedIsSentAgainWithItsKey() {
        see(3, 4);
        JsonNode first = Json.parse(ann.frame(ann.line()));

        String unknown = "{'type':'unknown','id':4,'code':'room.moving','after_ms':2000}".replace('\'', '"');
        assertThat(ann.decides(unknown)).isEqualTo(2_000);
        assertThat(ann.undecided()).isTrue();
        JsonNode second = Json.parse(ann.again());
        assertThat(second.path("key")).isEqualTo(first.path("key"));
        assertThat(second.path("text")).isEqualTo(first.path("text"));
        assertThat(second.path("id")).isNotEqualTo(first.path("id"));

        log.add(new StreamLog.Entry(
                5,
                json("{'type':'room.said','by':1,'persona':'ann'}")
                        .<ObjectNode>deepCopy()
                        .put("text", first.path("text").asText())));
        assertThat(ann.decides("{\"type\":\"ok\",\"id\":5,\"offset\":5,\"dup\":true}"))
                .isZero();
        assertThat(ann.undecided()).isFalse();
        assertThat(found(Invariant.DONE_ONCE)).isEmpty();
        assertThat(tally.undecided()).containsOnlyKeys("unknown room.moving");
    }

    @Test
    void anAnswerThatDoesNotSayWhenToAskAgainIsNoted() {
        ann.frame(ann.line());
        ann.decides("{\"type\":\"error\",\"id\":4,\"code\":\"room.busy\",\"retry\":\"same\"}");

        assertThat(tally.undecided()).containsOnlyKeys("error room.busy without after_ms");
    }

    @Test
    void whoHasLostTheLinkSaysAnewWhoAndWhere() {
        see(3);
        ann.cut();
        ann.linkLost();

        JsonNode frame = Json.parse(ann.resumption());
        assertThat(frame.path("type").asText()).isEqualTo("identify");
        assertThat(frame.path("token").asText()).isEqualTo("t");
        assertThat(frame.path("streams")).containsExactly(json("{'stream':'room:r','epoch':'e','offset':3}"));
        assertThat(tally.cutCount()).isEqualTo(1);
    }

    @Test
    void hearsWhatComesBeforeTheAnswerItWaitsFor() {
        see(3);
        JsonNode frame = Json.parse(ann.frame(ann.line()));
        String event = "{\"type\":\"room.events\",\"room\":\"r\",\"offset\":4,\"events\":["
                + log.get(3).event() + "]}";

        assertThat(ann.overhears(event)).isFalse();
        assertThat(ann.overhears("{\"type\":\"ok\",\"id\":" + frame.path("id") + ",\"offset\":5}"))
                .isTrue();
        assertThat(ann.behind()).isFalse();
        assertThat(tally.deliveryCount()).isEqualTo(2);
    }

    @Test
    void whoDoesNotHearTheirOwnLastLineIsBehind() {
        see(3);

        assertThat(ann.behind()).isTrue();
        ann.goes();
        assertThat(tally.behind()).singleElement().asString().contains("Ann", "ann", "r");
    }

    @Test
    void onlyWhatIsInAnInboxIsAReasonToReadIt() {
        hear("{'type':'stream','stream':'inbox','answer':'live','epoch':'i','offset':0}");
        hear("{'type':'inbox.events','epoch':'i','offset':1,'events':[{'type':'skip'}]}");
        assertThat(ann.correspondents()).isEmpty();

        hear(
                "{'type':'inbox.events','epoch':'i','offset':2,'events':[{'type':'inbox.whisper','from':'bob','to':'ann'}]}");
        assertThat(ann.correspondents()).containsExactly("ann");
    }

    @Test
    void aWhisperIsAReasonToReadBothInboxes() {
        hear("{'type':'room.events','room':'r','offset':5,'events':[{'type':'room.joined','by':2,'number':2,"
                + "'persona':'bob','x':1,'z':1,'facing':0}]}");
        Occupant bob = ann.view().read(room -> room.occupant("bob")).orElseThrow();

        assertThat(ann.whisper(bob).path("to").asInt()).isEqualTo(2);
        assertThat(ann.correspondents()).containsExactly("ann", "bob");
    }

    @Test
    void aLineIsMeasuredFromWhenItShouldHaveLeft() {
        ann.plan();
        String text = ann.line().path("text").asText();
        long due = Long.parseLong(text.substring(text.lastIndexOf('@') + 1));
        ann.hear(
                "{\"type\":\"room.events\",\"room\":\"r\",\"offset\":5,\"events\":[{\"type\":\"room.said\",\"text\":\""
                        + text + "\"}]}",
                due + 42);

        assertThat(tally.deliveriesMs(100)).isBetween(41.9, 42.1);
    }

    @Test
    void onlyANodeThatGoesMayLeaveThingsOpenAndSaysUntilWhen() {
        assertThat(Judge.mayBeLeftOpen("unknown room.moving")).isTrue();
        assertThat(Judge.mayBeLeftOpen("error room.moving")).isTrue();
        assertThat(Judge.mayBeLeftOpen("unknown room.moving without after_ms")).isFalse();
        assertThat(Judge.mayBeLeftOpen("error room.busy")).isFalse();
    }

    @Test
    void morePeopleThanPlacesAreFound() {
        assertThat(Judge.over(new StreamLog(StreamLog.room("r"), "e", log))).isEmpty();
        log.add(entry(5, "{'type':'room.joined','by':2,'number':2,'persona':'bob','x':1,'z':1,'facing':0}"));

        assertThat(Judge.over(new StreamLog(StreamLog.room("r"), "e", log)))
                .singleElement()
                .asString()
                .contains("room:r", "offset 5", "2 people in 1 places");
    }
}
