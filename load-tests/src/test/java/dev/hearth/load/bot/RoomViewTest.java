package dev.hearth.load.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class RoomViewTest {

    private final RoomView view = new RoomView();

    @Test
    void joinsThePartsOfASnapshot() {
        view.onSnapshotPart(
                json("{'part':1,'parts':2,'epoch':'e','offset':7,'settings':{'owner':'ann','builders':['bob']},"
                        + "'seats':[{'seat':'s1'}],'occupants':[{'number':1,'persona':'ann','seat':'s1'}]}"));
        assertThat(view.attended()).isFalse();

        view.onSnapshotPart(json("{'part':2,'parts':2,'epoch':'e','offset':7,"
                + "'occupants':[{'number':2,'persona':'bob'}],'talk':[{'offset':6,'persona':'bob','text':'hi'}]}"));

        assertThat(view.attended()).isTrue();
        assertThat(view.read(RoomState::occupants))
                .extracting(Occupant::persona)
                .containsExactly("ann", "bob");
        assertThat(view.read(RoomState::seated)).containsEntry("s1", "ann").hasSize(1);
        assertThat(view.read(RoomState::builders)).containsExactly("bob");
        assertThat(view.read(RoomState::talk)).containsExactly(new RoomState.TalkLine(6, "bob", "hi"));
    }

    @Test
    void countsEventsItDoesNotKnow() {
        view.onEvent(1, json("{'type':'room.exploded'}"));
        view.onEvent(2, json("{'type':'skip'}"));

        assertThat(view.read(RoomState::offset)).isEqualTo(2);
    }

    @Test
    void followsPeopleThroughTheirVisit() {
        view.onEvent(1, json("{'type':'room.joined','number':1,'persona':'ann','x':1,'z':2,'facing':0}"));
        view.onEvent(2, json("{'type':'room.sat','number':1,'seat':'s2'}"));
        assertThat(view.read(RoomState::seated)).containsEntry("s2", "ann");

        view.onEvent(3, json("{'type':'room.stood','number':1,'x':3,'z':4,'facing':90}"));
        assertThat(view.read(RoomState::seated)).isEmpty();
        assertThat(view.read(state -> state.occupant("ann")).orElseThrow().x()).isEqualTo(3);

        view.onEvent(4, json("{'type':'room.left','number':1,'persona':'ann','reason':'left'}"));
        assertThat(view.read(RoomState::occupants)).isEmpty();
    }

    @Test
    void closingEndsEveryAttendance() {
        view.onEvent(1, json("{'type':'room.joined','number':1,'persona':'ann','x':1,'z':2,'facing':0}"));
        view.onEvent(2, json("{'type':'room.closed'}"));

        assertThat(view.read(RoomState::closed)).isTrue();
        assertThat(view.read(RoomState::occupants)).isEmpty();
    }

    @Test
    void takesNewestPositionsAndSigns() {
        view.onEvent(1, json("{'type':'room.joined','number':1,'persona':'ann','x':1,'z':2,'facing':0}"));
        view.onMoves(json("{'moves':[[1,5,6,90],[9,1,1,1]]}"));
        view.onSigns(json("{'signs':[{'number':1,'typing':true}]}"));
        view.onSigns(json("{'signs':[{'number':1,'pose':'wave'}]}"));

        Occupant ann = view.read(state -> state.occupant("ann")).orElseThrow();
        assertThat(ann.x()).isEqualTo(5);
        assertThat(ann.typing()).isTrue();
        assertThat(ann.pose()).isEqualTo("wave");
    }

    private static JsonNode json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }
}
