package dev.hearth.load.checker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Answer;
import dev.hearth.load.bot.History;
import dev.hearth.load.bot.Json;
import dev.hearth.load.bot.Sighting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A correct run written by hand, which planted faults then spoil: a room "r" with Ann (1) and Bob (2), both of whom joined and talked;
 * Bob sat, Ann dressed; a refused and an open command, and a direct message from Ann to Bob.
 */
final class KnownRun {

    static final String ROOM = StreamLog.room("r");

    /** An event that no client's command causes. */
    static final String NOTE = "{'type':'room.positions','by':0,'positions':[]}";

    final History ann = new History("ann", 1000);
    final History bob = new History("bob", 1000);
    final List<StreamLog.Entry> room = new ArrayList<>();
    final List<StreamLog.Entry> inboxOfAnn = new ArrayList<>();
    final List<StreamLog.Entry> inboxOfBob = new ArrayList<>();

    static KnownRun correct() {
        KnownRun run = new KnownRun();
        run.meet();
        run.talk();
        run.write();
        return run;
    }

    private void meet() {
        command(ann, "{'type':'room.create','name':'Tea','capacity':4}", "{'room':'r','offset':1}");
        add(1, "{'type':'room.created','by':0,'persona':'ann','settings':{'name':'Tea','capacity':4}}");
        command(ann, "{'type':'room.join','room':'r'}", "{'offset':2,'occupant':1}");
        add(2, "{'type':'room.joined','by':1,'number':1,'persona':'ann','x':1,'z':1,'facing':0}");
        snapshot(ann, 2, "[{'number':1,'persona':'ann'}]");
        command(bob, "{'type':'room.join','room':'r'}", "{'offset':3,'occupant':2}");
        add(3, "{'type':'room.joined','by':2,'number':2,'persona':'bob','x':1,'z':1,'facing':0}");
        snapshot(bob, 3, "[{'number':1,'persona':'ann'},{'number':2,'persona':'bob'}]");
    }

    private void talk() {
        command(ann, "{'type':'room.say','room':'r','text':'one'}", "{'offset':4}");
        add(4, "{'type':'room.said','by':1,'persona':'ann','text':'one'}");
        command(bob, "{'type':'room.say','room':'r','text':'two'}", "{'offset':5}");
        add(5, "{'type':'room.said','by':2,'persona':'bob','text':'two'}");
        command(bob, "{'type':'room.sit','room':'r','seat':'s1'}", "{'offset':6}");
        add(6, "{'type':'room.sat','by':2,'number':2,'seat':'s1'}");
        add(7, "{'type':'room.said','by':1,'persona':'ann','text':'perhaps'}");
        command(ann, "{'type':'avatar.dress','wear':['beret']}", "{'version':2}");
        add(8, "{'type':'room.dressed','by':0,'number':1,'persona':'ann','version':2}");
        sent(ann, "{'type':'room.say','room':'r','text':'perhaps'}", "unknown", "{'code':'outcome.pending'}");
        sent(ann, "{'type':'room.say','room':'r','text':'never'}", "error", "{'code':'room.muted','retry':'no'}");
        room.forEach(entry -> {
            see(ann, entry, 2);
            see(bob, entry, 3);
        });
    }

    private void write() {
        command(ann, "{'type':'direct.send','to':'bob','text':'psst'}", "{'offset':1}");
        String message = "{'type':'inbox.direct','from':'ann','to':'bob','text':'psst','message':'m'}";
        inboxOfAnn.add(new StreamLog.Entry(1, json(message)));
        inboxOfBob.add(new StreamLog.Entry(1, json(message)));
        bob.saw(Sighting.Kind.EVENT, "inbox", "e", 1, json(message));
    }

    CheckReport check() {
        return HistoryChecker.check(
                List.of(ann, bob),
                List.of(
                        new StreamLog(ROOM, "e", room),
                        new StreamLog(StreamLog.inbox("ann"), "e", inboxOfAnn),
                        new StreamLog(StreamLog.inbox("bob"), "e", inboxOfBob)));
    }

    /** Renumbers the room's log from 1 on, as a server with a fault but a tidy journal would. */
    void renumber() {
        for (int i = 0; i < room.size(); i++) {
            room.set(i, new StreamLog.Entry(i + 1, room.get(i).event()));
        }
    }

    void add(long offset, String event) {
        room.add(new StreamLog.Entry(offset, json(event)));
    }

    void see(History who, StreamLog.Entry entry, long after) {
        if (entry.offset() > after) {
            who.saw(Sighting.Kind.EVENT, ROOM, "e", entry.offset(), entry.event());
        }
    }

    void snapshot(History who, long offset, String occupants) {
        JsonNode body = json("{'room':'r','epoch':'e','offset':" + offset
                + ",'settings':{'name':'Tea','capacity':4,'owner':'ann'},'occupants':" + occupants + "}");
        who.saw(Sighting.Kind.SNAPSHOT, ROOM, "e", offset, body);
    }

    void command(History who, String command, String ok) {
        sent(who, command, "ok", ok);
    }

    void sent(History who, String command, String type, String answer) {
        String key = Integer.toHexString(command.hashCode());
        who.sent(key, (ObjectNode) json(command), Instant.EPOCH);
        who.answered(key, Answer.of(((ObjectNode) json(answer)).put("type", type)));
    }

    static JsonNode json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }
}
