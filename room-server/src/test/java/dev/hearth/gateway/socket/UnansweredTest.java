package dev.hearth.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.kernel.RoomId;
import dev.hearth.protocol.RequestType;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UnansweredTest {

    private static final RoomId ROOM = RoomTalk.ROOM;

    private final Unanswered unanswered = new Unanswered(10);
    private final AtomicInteger told = new AtomicInteger();

    private Unanswered.Pending add() {
        return unanswered.add(
                new Unanswered.Asked(1, RequestType.ROOM_SAY, RoomTalk.KEY), ROOM, Unanswered.Kind.PLAIN, 0);
    }

    @Test
    void tellsAgainOnlyWhatHasNoAnswer() {
        var first = add();
        unanswered.tell(first, told::incrementAndGet);
        unanswered.tellAgain(ROOM);
        assertThat(told).hasValue(2);

        unanswered.tellAgain(null);
        unanswered.remove(first.request());
        unanswered.tellAgain(ROOM);
        assertThat(told).hasValue(2);
    }

    /** Names are looked up first, which may take longer than anybody waits. */
    @Test
    void whatWasGivenUpBeforeItWasToldStaysGivenUp() {
        var late = add();
        assertThat(unanswered.removeOlder(10, 5)).containsExactly(late);

        unanswered.tell(late, told::incrementAndGet);

        assertThat(told).hasValue(1);
        assertThat(unanswered.isEmpty()).isTrue();
    }
}
