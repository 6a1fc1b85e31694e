package dev.hearth.room.domain;

import static dev.hearth.room.domain.People.persona;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Values refuse nonsense when they are made: at the limit they exist, one past it they do not. */
class VocabularyTest {

    private static RoomProfile profile(String name, List<String> tags, int capacity) {
        return new RoomProfile(name, "", tags, "", capacity, Visibility.OPEN, "");
    }

    private static RoomProfileChange change(
            @Nullable String name, @Nullable String topic, @Nullable List<String> tags, @Nullable Integer capacity) {
        return new RoomProfileChange(name, topic, tags, null, capacity, null, null);
    }

    private static List<String> tags(int count) {
        return IntStream.range(0, count).mapToObj(i -> "tag" + i).toList();
    }

    private static void works(ThrowingCallable making) {
        assertThatCode(making).doesNotThrowAnyException();
    }

    private static void fails(ThrowingCallable making) {
        assertThatIllegalArgumentException().isThrownBy(making);
    }

    @Test
    void boundsAProfile() {
        works(() -> profile("n".repeat(60), tags(10), 1_000));
        fails(() -> profile("n".repeat(61), tags(10), 1_000));
        fails(() -> profile("", tags(0), 1));
        fails(() -> profile("n", tags(11), 1));
        fails(() -> profile("n", List.of("x", "x"), 1));
        fails(() -> profile("n", List.of("x".repeat(25)), 1));
        fails(() -> profile("n", tags(0), 0));
        fails(() -> profile("n", tags(0), 1_001));
    }

    @Test
    void countsCodePointsNotChars() {
        works(() -> profile("\uD83D\uDE00".repeat(60), tags(0), 1));
        fails(() -> profile("\uD83D\uDE00".repeat(61), tags(0), 1));
    }

    @Test
    void boundsAChangeLikeTheProfile() {
        works(() -> change("n".repeat(60), "t".repeat(200), tags(10), 1_000));
        works(() -> change(null, null, null, null));
        fails(() -> change("", null, null, null));
        fails(() -> change(null, "t".repeat(201), null, null));
        fails(() -> change(null, null, tags(11), null));
        fails(() -> change(null, null, null, 1_001));
        fails(() -> new RoomProfileChange(null, null, null, "l".repeat(17), null, null, null));
        fails(() -> new RoomProfileChange(null, null, null, null, null, null, "w".repeat(501)));
    }

    @Test
    void appliesOnlyThePresentPartsOfAChange() {
        var before = new RoomProfile("Name", "topic", tags(2), "en", 7, Visibility.OPEN, "hi");
        assertThat(change(null, null, null, null).applyTo(before)).isEqualTo(before);
        assertThat(change("New", "", List.of(), 9).applyTo(before))
                .isEqualTo(new RoomProfile("New", "", List.of(), "en", 9, Visibility.OPEN, "hi"));
    }

    @Test
    void boundsALine() {
        works(() -> new TalkText("x".repeat(500)));
        fails(() -> new TalkText("x".repeat(501)));
        fails(() -> new TalkText(""));
        assertThat(new TalkText("secret")).asString().doesNotContain("secret");
    }

    @Test
    void boundsTheLengthOfBansAndMutes() {
        var target = persona("ann");
        works(() -> new RoomCommand.Ban(target, Duration.ofMinutes(1)));
        works(() -> new RoomCommand.Ban(target, Duration.ofDays(365)));
        fails(() -> new RoomCommand.Ban(target, Duration.ofMinutes(1).minusNanos(1)));
        fails(() -> new RoomCommand.Ban(target, Duration.ofDays(365).plusNanos(1)));
        works(() -> new RoomCommand.Mute(target, Duration.ofDays(1)));
        fails(() -> new RoomCommand.Mute(target, Duration.ofSeconds(59)));
        fails(() -> new RoomCommand.Mute(target, Duration.ofDays(1).plusNanos(1)));
    }

    @Test
    void makesNobodyAnOwner() {
        fails(() -> new RoomCommand.ChangeRole(persona("ann"), Role.OWNER));
    }

    @Test
    void createsOnlyKnownShells() {
        fails(() -> new RoomCommand.Create(RoomScenario.PROFILE, "cave.v1", "nonce"));
    }

    @Test
    void hasNoPlaceBeyondNumbers() {
        fails(() -> new Place(Double.NaN, 0, 0));
        fails(() -> new Place(0, Double.POSITIVE_INFINITY, 0));
        fails(() -> new Place(0, 0, Double.NEGATIVE_INFINITY));
    }

    @Test
    void boundsFurniture() {
        works(() -> new Spot(0, 0, 0, 9, 0.25));
        works(() -> new Spot(0, 0, 0, -9, 4));
        fails(() -> new Spot(0, 0, 0, 0, 0));
        fails(() -> new Spot(0, 0, 0, 0, 0.24));
        fails(() -> new Spot(0, 0, 0, 0, 4.01));
        fails(() -> new Spot(0, 0, 0, 0, Double.NaN));
        fails(() -> new Spot(Double.NaN, 0, 0, 0, 1));
        fails(() -> new Spot(0, Double.POSITIVE_INFINITY, 0, 0, 1));
        fails(() -> new SpotChange(null, null, null, null, null));
        fails(() -> new SpotChange(null, null, null, null, 5d));
        works(() -> new Form(NodeClass.FLOOR, 0.01, 8, 1, List.of()));
        fails(() -> new Form(NodeClass.FLOOR, 0.009, 8, 1, List.of()));
        fails(() -> new Form(NodeClass.FLOOR, 1, 8.01, 1, List.of()));
        var seat = new SeatForm(0, 0, 0, "sit");
        works(() -> new Form(NodeClass.FLOOR, 1, 1, 1, Collections.nCopies(8, seat)));
        fails(() -> new Form(NodeClass.FLOOR, 1, 1, 1, Collections.nCopies(9, seat)));
        fails(() -> new Form(NodeClass.WALL, 1, 1, 1, List.of(seat)));
        fails(() -> new SeatForm(0, Double.NaN, 0, "sit"));
        fails(() -> new SeatForm(0, 0, 0, ""));
    }

    @Test
    void copiesTheListsItIsGiven() {
        var positions = new ArrayList<>(List.of(new Standing(1, new Place(1, 1, 0))));
        var command = new RoomCommand.NotePositions(positions);
        positions.clear();
        assertThat(command.positions()).hasSize(1);
    }
}
