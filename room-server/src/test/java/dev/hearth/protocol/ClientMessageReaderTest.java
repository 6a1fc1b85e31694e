package dev.hearth.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientMessageReaderTest {

    private static final String ROOM = "a".repeat(26);
    private static final String PERSONA = "b".repeat(26);
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    private final ClientMessageReader reader = new ClientMessageReader(ProtocolLimits.STANDARD);

    private Reading read(String json) {
        return reader.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private ClientMessage message(String json) {
        assertThat(read(json)).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) read(json)).message();
    }

    private Reading.Invalid invalid(String json) {
        assertThat(read(json)).isInstanceOf(Reading.Invalid.class);
        return (Reading.Invalid) read(json);
    }

    private CloseCode broken(String json) {
        assertThat(read(json)).isInstanceOf(Reading.Broken.class);
        return ((Reading.Broken) read(json)).code();
    }

    private static String durable(String type, String more) {
        return "{'type':'" + type + "','id':7,'key':'" + KEY + "','room':'" + ROOM + "'" + more + "}";
    }

    private static String request(String type, String more) {
        return "{'type':'" + type + "','id':7,'room':'" + ROOM + "'" + more + "}";
    }

    private static ClientMessage.Keyed keyed(ClientMessage message) {
        return ((ClientMessage.Durable) message).request();
    }

    @Nested
    class Avatars {

        private String avatar(String type, String more) {
            return "{'type':'" + type + "','id':7,'key':'" + KEY + "'" + more + "}";
        }

        @Test
        void readsWhatIsPutOnTakenOffAndChanged() {
            var message = message(avatar(
                    "avatar.dress",
                    ",'wear':['red-scarf'],'take_off':['oak.hat'],'body':{'skin':'#A0b1C2','height':1.25,'face':8}"));

            assertThat(((ClientMessage.Avatar) message).wish())
                    .isEqualTo(new AvatarWish.Dress(
                            List.of("red-scarf"), List.of("oak.hat"), new AvatarWish.Body("#a0b1c2", 1.25, null, 8)));
        }

        @Test
        void readsNamesAsTheyCome() {
            var script = "<script>alert(1)</script>";
            var message = message(avatar("avatar.save", ",'name':'" + script + "'"));

            assertThat(((ClientMessage.Avatar) message).wish()).isEqualTo(new AvatarWish.Save(script));
            assertThat(message("{'type':'avatar.read','id':7}")).isEqualTo(new ClientMessage.ReadAvatar(7));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "''|one of wear",
                    ",'wear':[]|wear must be",
                    ",'wear':'hat'|wear must be",
                    ",'wear':['Hat']|wear must be",
                    ",'wear':[7]|wear must be",
                    ",'take_off':[]|take_off must be",
                    ",'body':{}|body.one of",
                    ",'body':7|body",
                    ",'body':{'skin':'red'}|body.skin must be",
                    ",'body':{'height':1.2501}|body.height must be",
                    ",'body':{'height':0.7499}|body.height must be",
                    ",'body':{'height':1e999}|body.height must be",
                    ",'body':{'build':-1.01}|body.build must be",
                    ",'body':{'face':9}|body.face must be",
                    ",'body':{'face':1.5}|body.face must be"
                })
        void refusesWhatIsOutOfRangeByName(String fields, String detail) {
            var more = fields.equals("''") ? "" : fields;
            assertThat(invalid(avatar("avatar.dress", more)).detail()).startsWith(detail);
        }

        @Test
        void takesThirtyProductsAndNotOneMore() {
            assertThat(read(avatar("avatar.dress", ",'wear':[" + products(30) + "]")))
                    .isInstanceOf(Reading.Read.class);
            assertThat(invalid(avatar("avatar.dress", ",'wear':[" + products(31) + "]"))
                            .code())
                    .isEqualTo(ErrorCode.FRAME_INVALID);
        }

        private String products(int count) {
            return String.join(",", Collections.nCopies(count, "'hat'"));
        }
    }

    @Nested
    class Verbs {

        @Test
        void readsIdentifyWithStreams() {
            assertThat(message("{'type':'identify','token':'t','client':'c/1',"
                            + "'streams':[{'stream':'inbox','epoch':'e','offset':3}]}"))
                    .isEqualTo(new ClientMessage.Identify(
                            "t", "c/1", List.of(new ClientMessage.Position("inbox", "e", 3)), true));
        }

        @Test
        void readsThatNobodyLooks() {
            assertThat(message("{'type':'identify','token':'t','visible':false}"))
                    .isEqualTo(new ClientMessage.Identify("t", "", List.of(), false));
            assertThat(message("{'type':'resume','token':'t','link':'l','secret':'s','visible':false}"))
                    .isEqualTo(new ClientMessage.Resume("t", "", "l", "s", List.of(), false));
        }

        @Test
        void readsResume() {
            assertThat(message("{'type':'resume','token':'t','link':'l','secret':'s'}"))
                    .isEqualTo(new ClientMessage.Resume("t", "", "l", "s", List.of(), true));
        }

        @ParameterizedTest
        @CsvSource({
            "room.close, CloseRoom",
            "room.reopen, ReopenRoom",
            "room.join, JoinRoom",
            "room.leave, LeaveRoom",
            "room.stand, Stand"
        })
        void readsCommandsWithoutFields(String type, String record) {
            var message = message(durable(type, ""));
            assertThat(message.getClass().getSimpleName()).isEqualTo(record);
            assertThat(message).hasFieldOrPropertyWithValue("room", ROOM);
            assertThat(keyed(message).id()).isEqualTo(7);
            assertThat(keyed(message).key()).isEqualTo(KEY);
        }

        @ParameterizedTest
        @ValueSource(strings = {"room.kick", "room.unban", "room.unmute"})
        void readsCommandsThatNameAPersona(String type) {
            assertThat(message(durable(type, ",'persona':'" + PERSONA + "'")))
                    .hasFieldOrPropertyWithValue("persona", PERSONA);
        }

        @Test
        void readsTalk() {
            assertThat(message(durable("room.say", ",'text':'hi'"))).hasFieldOrPropertyWithValue("text", "hi");
            assertThat(message(durable("room.whisper", ",'text':'hi','to':4"))).hasFieldOrPropertyWithValue("to", 4);
            assertThat(message(durable("direct.send", ",'text':'hi','to':'" + PERSONA + "'")))
                    .hasFieldOrPropertyWithValue("to", PERSONA);
        }

        @Test
        void readsSitBanMuteAndRole() {
            assertThat(message(durable("room.sit", ",'seat':'s1'"))).hasFieldOrPropertyWithValue("seat", "s1");
            var ban = message(durable("room.ban", ",'persona':'" + PERSONA + "','minutes':525600"));
            assertThat(ban).hasFieldOrPropertyWithValue("minutes", 525_600);
            var mute = message(durable("room.mute", ",'persona':'" + PERSONA + "','minutes':1440"));
            assertThat(mute).hasFieldOrPropertyWithValue("minutes", 1_440);
            var role = message(durable("room.role", ",'persona':'" + PERSONA + "','role':'builder'"));
            assertThat(role).hasFieldOrPropertyWithValue("role", "builder");
        }

        @Test
        void readsProfiles() {
            var create = (ClientMessage.CreateRoom) message("{'type':'room.create','id':1,'key':'" + KEY
                    + "','name':'Den','tags':['a','b'],'capacity':1000,'visibility':'open'}");
            assertThat(create.profile())
                    .isEqualTo(new ClientMessage.Profile("Den", null, List.of("a", "b"), null, 1_000, "open", null));
            var configure = (ClientMessage.ConfigureRoom) message(durable("room.configure", ",'topic':'t'"));
            assertThat(configure.change().topic()).isEqualTo("t");
            assertThat(configure.change().name()).isNull();
        }

        @Test
        void readsPagesWithTheirUsualLength() {
            assertThat(message(request("room.history", ""))).isEqualTo(new ClientMessage.History(7, ROOM, null, 50));
            assertThat(message("{'type':'inbox.read','id':7,'before':9,'limit':100}"))
                    .isEqualTo(new ClientMessage.ReadInbox(7, 9L, 100));
            assertThat(message("{'type':'directory.list','id':7,'tag':'x','limit':1}"))
                    .isEqualTo(new ClientMessage.ListDirectory(7, "", "x", "", false, 1, null));
            assertThat(message("{'type':'directory.list','id':7,'has_space':true}"))
                    .isEqualTo(new ClientMessage.ListDirectory(7, "", "", "", true, 50, null));
        }

        @Test
        void readsVolatileMessages() {
            assertThat(message(request("room.move", ",'x':1,'z':2.5,'facing':-3")))
                    .isEqualTo(new ClientMessage.Move(ROOM, 1, 2.5, -3));
            assertThat(message(request("room.pose", ",'pose':'wave-2'")))
                    .isEqualTo(new ClientMessage.Pose(ROOM, "wave-2"));
            assertThat(message(request("room.typing", ",'on':true"))).isEqualTo(new ClientMessage.Typing(ROOM, true));
            assertThat(message(request("room.react", ",'reaction':'heart'")))
                    .isEqualTo(new ClientMessage.React(ROOM, "heart"));
        }

        @Test
        void readsWishesAboutFurniture() {
            assertThat(wish("furniture.place", ",'product':'oak-chair','x':1,'z':2"))
                    .isEqualTo(new FurnitureWish.Place("oak-chair", 1, 0, 2, 0, 1));
            assertThat(wish("furniture.place", ",'product':'a.b-1','x':1,'y':0.5,'z':2,'yaw':-9,'scale':4"))
                    .isEqualTo(new FurnitureWish.Place("a.b-1", 1, 0.5, 2, -9, 4));
            assertThat(wish("furniture.move", ",'piece':3,'yaw':1"))
                    .isEqualTo(new FurnitureWish.Move(3, null, null, null, 1d, null));
            assertThat(wish("furniture.move", ",'piece':3,'scale':0.25"))
                    .isEqualTo(new FurnitureWish.Move(3, null, null, null, null, 0.25));
            assertThat(wish("furniture.remove", ",'piece':3")).isEqualTo(new FurnitureWish.Remove(3));
        }

        private FurnitureWish wish(String type, String fields) {
            return ((ClientMessage.Furnish) message(durable(type, fields))).wish();
        }

        @Test
        void readsTheRest() {
            assertThat(message("{'type':'heartbeat','time':12}")).isEqualTo(new ClientMessage.Heartbeat("12"));
            assertThat(message("{'type':'attention','visible':false}")).isEqualTo(new ClientMessage.Attention(false));
            assertThat(message("{'type':'bye'}")).isEqualTo(new ClientMessage.Bye());
            var ack = (ClientMessage.AcknowledgeInbox)
                    message("{'type':'inbox.ack','id':1,'key':'" + KEY + "','offset':0}");
            assertThat(ack.offset()).isZero();
        }

        @Test
        void ignoresFieldsItDoesNotKnow() {
            assertThat(message("{'type':'bye','colour':{'r':[1]}}")).isEqualTo(new ClientMessage.Bye());
        }
    }

    @Nested
    class BadFields {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "room.sit     | ''                              | seat",
                    "room.sit     | ,'seat':''                      | seat",
                    "room.sit     | ,'seat':7                       | seat",
                    "room.say     | ,'text':null                    | text",
                    "room.whisper | ,'text':'x','to':0              | to",
                    "room.whisper | ,'text':'x','to':2147483648     | to",
                    "room.whisper | ,'text':'x','to':1.5            | to",
                    "room.kick    | ,'persona':'short'              | persona",
                    "room.ban     | ,'persona':'PERSONA','minutes':0      | minutes",
                    "room.ban     | ,'persona':'PERSONA','minutes':525601 | minutes",
                    "room.mute    | ,'persona':'PERSONA','minutes':1441   | minutes",
                    "room.role    | ,'persona':'PERSONA','role':'owner'   | role",
                    "room.configure | ,'capacity':0                 | capacity",
                    "room.configure | ,'capacity':1001              | capacity",
                    "room.configure | ,'visibility':'closed'        | visibility",
                    "room.configure | ,'tags':'a'                   | tags",
                    "room.configure | ,'tags':[1]                   | tags",
                    "room.history | ,'before':0                     | before",
                    "room.history | ,'limit':0                      | limit",
                    "room.history | ,'limit':101                    | limit",
                    "room.move    | ,'x':'1','z':1,'facing':0       | x",
                    "room.move    | ,'x':1,'z':1e999,'facing':0     | z",
                    "room.pose    | ,'pose':'Wave'                  | pose",
                    "furniture.place | ,'x':1,'z':1                 | product",
                    "furniture.place | ,'product':'<b>','x':1,'z':1 | product",
                    "furniture.place | ,'product':'a','z':1         | x",
                    "furniture.place | ,'product':'a','x':1e999,'z':1           | x",
                    "furniture.place | ,'product':'a','x':1,'z':1,'y':'0'       | y",
                    "furniture.place | ,'product':'a','x':1,'z':1,'yaw':-1e999  | yaw",
                    "furniture.place | ,'product':'a','x':1,'z':1,'scale':0     | scale",
                    "furniture.place | ,'product':'a','x':1,'z':1,'scale':0.24  | scale",
                    "furniture.place | ,'product':'a','x':1,'z':1,'scale':4.01  | scale",
                    "furniture.place | ,'product':'a','x':1,'z':1,'scale':1e999 | scale",
                    "furniture.move  | ,'piece':0,'x':1             | piece",
                    "furniture.move  | ,'piece':1                   | one of x, y, z, yaw, scale",
                    "furniture.move  | ,'piece':1,'scale':5         | scale",
                    "furniture.remove | ''                          | piece",
                    "room.typing  | ,'on':1                         | on",
                    "inbox.ack    | ,'offset':-1                    | offset",
                    "direct.send  | ,'to':'x','text':'hi'           | to",
                    "room.create  | ''                              | name"
                })
        void areRefusedByName(String type, String fields, String field) {
            var invalid = invalid(durable(type, fields.replace("PERSONA", PERSONA)));
            assertThat(invalid.code()).isEqualTo(ErrorCode.FRAME_INVALID);
            assertThat(invalid.id()).isEqualTo(7);
            assertThat(invalid.detail()).startsWith(field + " must be");
        }

        @ParameterizedTest
        @ValueSource(strings = {"'id':0", "'id':9007199254740992", "'id':1.0", "'id':'1'", "'ident':1"})
        void refusesARequestWithoutAGoodNumber(String id) {
            var invalid = invalid("{'type':'inbox.read'," + id + "}");
            assertThat(invalid.id()).isNull();
            assertThat(invalid.detail()).startsWith("id must be ");
        }

        @Test
        void acceptsTheLargestRequestNumber() {
            assertThat(message("{'type':'inbox.read','id':9007199254740991}"))
                    .hasFieldOrPropertyWithValue("id", 9_007_199_254_740_991L);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    ",'key':7",
                    ",'key':'0123456789abcdef0123456789abcde'",
                    ",'key':'0123456789abcdef0123456789abcdef0'",
                    ",'key':'0123456789ABCDEF0123456789ABCDEF'"
                })
        void refusesADurableCommandWithoutAGoodKey(String key) {
            var invalid = invalid("{'type':'room.leave','id':7,'room':'" + ROOM + "'" + key + "}");
            assertThat(invalid.code()).isEqualTo(ErrorCode.KEY_MISSING);
        }

        @Test
        void refusesUnknownAndMissingTypes() {
            assertThat(invalid("{'type':'room.fly','id':7}").code()).isEqualTo(ErrorCode.FRAME_UNKNOWN_TYPE);
            assertThat(invalid("{'id':7}").code()).isEqualTo(ErrorCode.FRAME_INVALID);
            assertThat(invalid("{'type':7}").detail()).startsWith("type must be ");
        }

        @Test
        void namesTheElementOfAList() {
            var invalid = invalid("{'type':'identify','token':'t','streams':"
                    + "[{'stream':'inbox','epoch':'e','offset':0},{'stream':'inbox','epoch':'e','offset':-1}]}");
            assertThat(invalid.detail()).startsWith("streams[1].offset must be ");
            assertThat(invalid.opening()).isTrue();
        }

        @Test
        void refusesMoreStreamsThanAllowed() {
            message(identify(16));
            invalid(identify(17));
        }

        private static String identify(int count) {
            return "{'type':'identify','token':'t','streams':["
                    + IntStream.range(0, count)
                            .mapToObj(i -> "{'stream':'room:" + i + "','epoch':'e','offset':0}")
                            .collect(Collectors.joining(","))
                    + "]}";
        }

        @Test
        void refusesAStreamThatIsNamedTwice() {
            var stream = "{'stream':'inbox','epoch':'e','offset':0}";
            assertThat(invalid("{'type':'identify','token':'t','streams':[" + stream + "," + stream + "]}")
                            .detail())
                    .startsWith("streams must be ");
        }
    }

    @Nested
    class Shape {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "null",
                    "7",
                    "[]",
                    "'bye'",
                    "{",
                    "{'type':'bye'}}",
                    "{'type':'bye'} {}",
                    "{'type':'bye','type':'bye'}",
                    "{'type':'bye','a':{'b':1,'b':2}}",
                    "{'type':'bye','a':NaN}",
                    "{type:'bye'}",
                    "{'type':'bye',}"
                })
        void breaksOnWhatIsNoStrictObject(String json) {
            assertThat(broken(json)).isEqualTo(CloseCode.PROTOCOL_ERROR);
        }

        @Test
        void breaksOneLevelTooDeep() {
            message("{'type':'bye','a':" + "[".repeat(15) + "]".repeat(15) + "}");
            assertThat(broken("{'type':'bye','a':" + "[".repeat(16) + "]".repeat(16) + "}"))
                    .isEqualTo(CloseCode.PROTOCOL_ERROR);
        }

        @Test
        void breaksOnANameOneTooLong() {
            message("{'type':'bye','" + "n".repeat(64) + "':1}");
            assertThat(broken("{'type':'bye','" + "n".repeat(65) + "':1}")).isEqualTo(CloseCode.PROTOCOL_ERROR);
        }

        @Test
        void breaksOnATextOneTooLong() {
            message("{'type':'bye','a':'" + "x".repeat(8 * 1024) + "'}");
            assertThat(broken("{'type':'bye','a':'" + "x".repeat(8 * 1024 + 1) + "'}"))
                    .isEqualTo(CloseCode.PROTOCOL_ERROR);
        }

        @Test
        void breaksOnANumberOneDigitTooLong() {
            message("{'type':'bye','a':" + "1".repeat(32) + "}");
            assertThat(broken("{'type':'bye','a':" + "1".repeat(33) + "}")).isEqualTo(CloseCode.PROTOCOL_ERROR);
        }

        @Test
        void breaksOnAMessageOneByteTooLarge() {
            int limit = ProtocolLimits.STANDARD.frameBytes();
            var bye = "{'type':'bye'}";
            message(bye + " ".repeat(limit - bye.length()));
            assertThat(broken(bye + " ".repeat(limit + 1 - bye.length()))).isEqualTo(CloseCode.FRAME_TOO_LARGE);
        }

        @Test
        void breaksOnInvalidUtf8() {
            byte[] bytes = "{\"type\":\"bye\",\"a\":\"?\"}".getBytes(StandardCharsets.UTF_8);
            bytes[bytes.length - 3] = (byte) 0xff;
            assertThat(reader.read(bytes)).isInstanceOf(Reading.Broken.class);
        }
    }

    @Nested
    class Fingerprints {

        private String of(String json) {
            return keyed(message(json)).fingerprint();
        }

        @Test
        void areSixteenDigits() {
            assertThat(of(durable("room.join", ""))).matches("[0-9a-f]{16}");
        }

        @Test
        void ignoreOrderNumberAndKey() {
            var other = "f".repeat(32);
            assertThat(of("{'text':'hi','room':'" + ROOM + "','key':'" + other + "','id':9,'type':'room.say'}"))
                    .isEqualTo(of(durable("room.say", ",'text':'hi'")));
        }

        @Test
        void differByTypeAndContent() {
            assertThat(of(durable("room.join", ""))).isNotEqualTo(of(durable("room.leave", "")));
            assertThat(of(durable("room.say", ",'text':'hi'"))).isNotEqualTo(of(durable("room.say", ",'text':'ho'")));
            assertThat(of(durable("room.join", ",'a':[1,2]"))).isNotEqualTo(of(durable("room.join", ",'a':[12]")));
        }
    }

    @Test
    void neverWritesSecretsOrTalkIntoLogs() {
        assertThat(message("{'type':'resume','token':'tok-1','link':'l','secret':'sec-1'}")
                        .toString())
                .doesNotContain("tok-1")
                .doesNotContain("sec-1");
        assertThat(message(durable("room.say", ",'text':'private'")).toString()).doesNotContain("private");
    }
}
