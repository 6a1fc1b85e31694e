package dev.hearth.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.RoomShapes.Spot;
import dev.hearth.protocol.ServerMessage.EventLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every message as it stands on the wire, byte for byte. */
class ServerMessageWriterTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final RoomShapes.Settings SETTINGS =
            new RoomShapes.Settings("Den", "t", List.of("a"), "en", 10, "public", "hi");
    private static final String SETTINGS_JSON = "{'name':'Den','topic':'t','tags':['a'],'language':'en',"
            + "'capacity':10,'visibility':'public','welcome':'hi'}";
    private static final PeopleShapes.Look LOOK =
            new PeopleShapes.Look(new PeopleShapes.Body("#a0b1c2", 1.1, -0.5, 3), List.of("straw-hat"));
    private static final Map<String, PeopleShapes.Face> PEOPLE = Map.of("p", new PeopleShapes.Face("Ada", LOOK, 3));
    private static final String PEOPLE_JSON = "'people':{'p':{'name':'Ada','version':3,'look':"
            + "{'body':{'skin':'#a0b1c2','height':1.1,'build':-0.5,'face':3},'worn':['straw-hat']}}}";

    private static final RoomShapes.PieceView PIECE = new RoomShapes.PieceView(
            4,
            "oak-chair",
            "p",
            new RoomShapes.Fixing(1, 0, 2, 0.5, 1.5),
            List.of(new RoomShapes.SeatView("p4.1", new Spot(1, 2, 0.5), "sit", null)));
    private static final String PIECE_JSON = "'piece':4,'product':'oak-chair','persona':'p','x':1.0,'y':0.0,'z':2.0,"
            + "'yaw':0.5,'scale':1.5,'seats':[{'seat':'p4.1','x':1.0,'z':2.0,'facing':0.5,'action':'sit'}]";

    private static void assertWritten(ServerMessage message, String json) {
        var bytes = new ServerMessageWriter().bytes(message);
        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(json.replace('\'', '"'));
    }

    private static void assertEvent(RoomEventBody body, String json) {
        assertWritten(
                new ServerMessage.RoomEvents("r", 5, List.of(new EventLine(null, AT, 2, body)), Map.of()),
                "{'type':'room.events','room':'r','offset':5,'events':[{'type':'" + body.type()
                        + "','at':'2026-01-01T00:00:00Z','by':2" + json + "}]}");
    }

    @Test
    void writesTheOpening() {
        assertWritten(
                new ServerMessage.Hello(25_000, AT, "1", 16_384, 32, 500),
                "{'type':'hello','heartbeat_ms':25000,'time':'2026-01-01T00:00:00Z','build':'1',"
                        + "'limits':{'frame_bytes':16384,'unanswered':32,'text_code_points':500}}");
        assertWritten(
                new ServerMessage.Ready(true, "l", "s", "p", "q", "Ada", List.of("r"), AT),
                "{'type':'resumed','link':'l','secret':'s','you':{'person':'p','persona':'q','name':'Ada'},"
                        + "'rooms':['r'],'time':'2026-01-01T00:00:00Z'}");
        assertWritten(
                new ServerMessage.StreamAnswer("room:r", ServerMessage.Answer.LIVE, "e", 7L, null),
                "{'type':'stream','stream':'room:r','answer':'live','epoch':'e','offset':7}");
        assertWritten(
                new ServerMessage.StreamAnswer("inbox", ServerMessage.Answer.GONE, null, null, ErrorCode.ROOM_LEFT),
                "{'type':'stream','stream':'inbox','answer':'gone','reason':'room.left'}");
        assertWritten(new ServerMessage.HeartbeatEcho("1.5"), "{'type':'heartbeat','time':1.5}");
        assertWritten(
                new ServerMessage.Notice(ErrorCode.ROOM_RESYNCING, "r", 10L),
                "{'type':'notice','code':'room.resyncing','room':'r','after_ms':10}");
    }

    @Test
    void writesAnswers() {
        assertWritten(
                new ServerMessage.Ok(1, true, "r", 5L, 2, "s", 3),
                "{'type':'ok','id':1,'dup':true,'room':'r','offset':5,'occupant':2,'seat':'s','piece':3}");
        assertWritten(new ServerMessage.Ok(1, false, null, 5L, null, null, null), "{'type':'ok','id':1,'offset':5}");
        assertWritten(
                new ServerMessage.Failed(1L, ErrorCode.SEAT_TAKEN, null, "m", "x", "s2", AT),
                "{'type':'error','id':1,'code':'seat.taken','retry':'no','message':'m','ref':'x',"
                        + "'nearest':'s2','until':'2026-01-01T00:00:00Z'}");
        assertWritten(
                new ServerMessage.Failed(null, ErrorCode.ROOM_FULL, 9L, "m", "x", null, null),
                "{'type':'error','code':'room.full','retry':'later','after_ms':9,'message':'m','ref':'x'}");
        assertWritten(
                new ServerMessage.Unknown(1, ErrorCode.OUTCOME_PENDING, 9, "x"),
                "{'type':'unknown','id':1,'code':'outcome.pending','after_ms':9,'ref':'x'}");
    }

    @Test
    void writesPages() {
        var said = new EventLine(4L, AT, 2, new RoomEventBody.Said("p", "hi"));
        assertWritten(
                new ServerMessage.HistoryPage(1, 4L, List.of(said), PEOPLE, true),
                "{'type':'ok','id':1,'offset':4,'events':[{'type':'room.said','offset':4,"
                        + "'at':'2026-01-01T00:00:00Z','by':2,'persona':'p','text':'hi'}]," + PEOPLE_JSON
                        + ",'more':true}");
        var direct = new ServerMessage.InboxLine(3L, AT, new InboxEventBody.Direct("p", "q", "hi", "m"));
        assertWritten(
                new ServerMessage.InboxPage(1, "e", 3, 2, 1, List.of(direct), PEOPLE, false),
                "{'type':'ok','id':1,'epoch':'e','offset':3,'read':2,'unread':1,'events':[{'type':'inbox.direct',"
                        + "'offset':3,'at':'2026-01-01T00:00:00Z','from':'p','to':'q','text':'hi','message':'m'}],"
                        + PEOPLE_JSON + ",'more':false}");
        assertWritten(
                new ServerMessage.DirectoryPage(
                        1, List.of(new ServerMessage.Listing("r", "Den", "t", List.of("a"), "en", 10, 2)), "n"),
                "{'type':'ok','id':1,'rooms':[{'room':'r','name':'Den','topic':'t','tags':['a'],'language':'en',"
                        + "'capacity':10,'occupants':2}],'next':'n'}");
    }

    @Test
    void writesSnapshots() {
        var head = new RoomShapes.Head(
                SETTINGS,
                false,
                "p",
                List.of("q"),
                "hall.v1",
                new RoomShapes.Floor(10, 12, 3.2, 2),
                List.of(new RoomShapes.SeatView("s", new Spot(1, 2, 0), "sit", 2)));
        var occupant = new RoomShapes.OccupantView(2, "p", AT, new Spot(1.23456, 2, 0), "wave", "s", true, true);
        assertWritten(
                new ServerMessage.RoomSnapshot(
                        "r", "e", 5, 1, 2, head, List.of(occupant), List.of(PIECE), List.of(), Map.of()),
                "{'type':'room.snapshot','room':'r','epoch':'e','offset':5,'part':1,'parts':2,'settings':"
                        + SETTINGS_JSON.replace("}", ",'closed':false,'owner':'p','builders':['q']}")
                        + ",'shell':'hall.v1','floor':{'width':10.0,'depth':12.0,'height':3.2,'walk_speed':2.0},"
                        + "'seats':[{'seat':'s','x':1.0,'z':2.0,'facing':0.0,'action':'sit','occupant':2}],"
                        + "'occupants':[{'number':2,'persona':'p','joined_at':'2026-01-01T00:00:00Z','x':1.235,"
                        + "'z':2.0,'facing':0.0,'pose':'wave','seat':'s','typing':true,'reconnecting':true}],"
                        + "'furniture':[{" + PIECE_JSON + "}],'talk':[],'people':{}}");
    }

    @Test
    void writesVolatileMessages() {
        assertWritten(
                new ServerMessage.RoomMoves("r", 5, List.of(new RoomShapes.Stance(2, new Spot(1, 2, 0.5)))),
                "{'type':'room.moves','room':'r','at':5,'moves':[[2,1.0,2.0,0.5]]}");
        assertWritten(
                new ServerMessage.RoomSigns("r", 5, List.of(new RoomShapes.Sign(2, "wave", true, "heart", false))),
                "{'type':'room.signs','room':'r','at':5,'signs':[{'number':2,'pose':'wave','typing':true,"
                        + "'reaction':'heart','reconnecting':false}]}");
        assertWritten(
                new ServerMessage.RoomCounts("r", 5, 12, 2, 1),
                "{'type':'room.counts','room':'r','at':5,'occupants':12,'typing':2,'reconnecting':1}");
        assertWritten(new ServerMessage.People(PEOPLE), "{'type':'people'," + PEOPLE_JSON + "}");
    }

    @Test
    void writesInboxEvents() {
        var whisper = new InboxEventBody.Whispered("p", "q", "hi", "m", "r");
        assertWritten(
                new ServerMessage.InboxEvents("e", 3, List.of(new ServerMessage.InboxLine(null, AT, whisper)), PEOPLE),
                "{'type':'inbox.events','epoch':'e','offset':3,'events':[{'type':'inbox.whisper',"
                        + "'at':'2026-01-01T00:00:00Z','from':'p','to':'q','text':'hi','message':'m','room':'r'}],"
                        + PEOPLE_JSON + "}");
        assertWritten(
                new ServerMessage.InboxEvents(
                        "e", 3, List.of(new ServerMessage.InboxLine(null, AT, new InboxEventBody.Acked(2))), Map.of()),
                "{'type':'inbox.events','epoch':'e','offset':3,'events':[{'type':'inbox.acked',"
                        + "'at':'2026-01-01T00:00:00Z','read':2}]}");
    }

    @Test
    void writesEveryEventOfARoom() {
        assertEvent(
                new RoomEventBody.Created("p", "hall.v1", SETTINGS),
                ",'persona':'p','shell':'hall.v1','settings':" + SETTINGS_JSON);
        assertEvent(new RoomEventBody.Configured(SETTINGS), ",'settings':" + SETTINGS_JSON);
        assertEvent(new RoomEventBody.Closed(), "");
        assertEvent(new RoomEventBody.Reopened(), "");
        assertEvent(
                new RoomEventBody.Joined(2, "p", new Spot(1, 2, 0)),
                ",'number':2,'persona':'p','x':1.0,'z':2.0,'facing':0.0");
        assertEvent(new RoomEventBody.Left(2, "p", "lost"), ",'number':2,'persona':'p','reason':'lost'");
        assertEvent(new RoomEventBody.Said("p", "a\"b"), ",'persona':'p','text':'a\\'b'");
        assertEvent(new RoomEventBody.Sat(2, "s"), ",'number':2,'seat':'s'");
        assertEvent(new RoomEventBody.Stood(2, new Spot(1, 2, 0)), ",'number':2,'x':1.0,'z':2.0,'facing':0.0");
        assertEvent(new RoomEventBody.Banned("p", AT), ",'persona':'p','until':'2026-01-01T00:00:00Z'");
        assertEvent(new RoomEventBody.Unbanned("p"), ",'persona':'p'");
        assertEvent(new RoomEventBody.Muted("p", AT), ",'persona':'p','until':'2026-01-01T00:00:00Z'");
        assertEvent(new RoomEventBody.Unmuted("p"), ",'persona':'p'");
        assertEvent(new RoomEventBody.RoleChanged("p", "builder"), ",'persona':'p','role':'builder'");
        assertEvent(new RoomEventBody.PiecePlaced(PIECE), "," + PIECE_JSON);
        assertEvent(
                new RoomEventBody.PieceMoved(4, PIECE.fixing(), List.of()),
                ",'piece':4,'x':1.0,'y':0.0,'z':2.0,'yaw':0.5,'scale':1.5,'seats':[]");
        assertEvent(new RoomEventBody.PieceRemoved(4), ",'piece':4");
        assertEvent(
                new RoomEventBody.Positions(List.of(new RoomShapes.Stance(2, new Spot(1, 2, 0)))),
                ",'positions':[[2,1.0,2.0,0.0]]");
        assertEvent(new RoomEventBody.Skip(), "");
    }
}
