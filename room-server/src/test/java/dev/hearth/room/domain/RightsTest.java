package dev.hearth.room.domain;

import static dev.hearth.room.domain.People.persona;
import static dev.hearth.room.domain.RoomScenario.CREATE;
import static dev.hearth.room.domain.RoomScenario.OWNER;
import static dev.hearth.room.domain.RoomScenario.capacity;
import static dev.hearth.room.domain.RoomScenario.emptyRoom;
import static dev.hearth.room.domain.RoomScenario.say;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RightsTest {

    private static final String ALLOWED = "yes";

    /** The whole table once more, by hand: a change of rights has to be meant twice. */
    private static final String TABLE = """
            action          owner  builder  guest  room
            CREATE          yes    yes      yes    no
            CONFIGURE       yes    no       no     no
            CLOSE           yes    no       no     yes
            REOPEN          yes    no       no     yes
            JOIN            yes    yes      yes    no
            LEAVE           yes    yes      yes    no
            SAY             yes    yes      yes    no
            SIT             yes    yes      yes    no
            STAND           yes    yes      yes    no
            KICK            yes    no       no     yes
            BAN             yes    no       no     no
            UNBAN           yes    no       no     no
            MUTE            yes    no       no     yes
            UNMUTE          yes    no       no     no
            CHANGE_ROLE     yes    no       no     no
            PLACE_PIECE     yes    yes      no     no
            MOVE_PIECE      yes    yes      no     no
            REMOVE_PIECE    yes    yes      yes    no
            REMOVE_FOREIGN_PIECE  yes  no   no     no
            DRESS           no     no       no     yes
            EXPIRE          no     no       no     yes
            NOTE_POSITIONS  no     no       no     yes
            WHISPER         yes    yes      yes    no
            MOVE            yes    yes      yes    no
            SIGN            yes    yes      yes    no
            READ_HISTORY    yes    yes      yes    no
            """;

    private static final List<RoomCommand> SAMPLES = List.of(
            CREATE,
            capacity(5),
            new RoomCommand.Close(),
            new RoomCommand.Reopen(),
            new RoomCommand.Join(),
            new RoomCommand.Leave(),
            say("hello"),
            new RoomCommand.Sit("sofa-1"),
            new RoomCommand.Stand(),
            new RoomCommand.Kick(persona("target")),
            new RoomCommand.Ban(persona("target"), Duration.ofHours(1)),
            new RoomCommand.Unban(persona("target")),
            new RoomCommand.Mute(persona("target"), Duration.ofHours(1)),
            new RoomCommand.Unmute(persona("target")),
            new RoomCommand.ChangeRole(persona("target"), Role.BUILDER),
            new RoomCommand.PlacePiece("stool", Pieces.STOOL, Pieces.at(3, 3)),
            new RoomCommand.MovePiece(3, new SpotChange(1d, null, null, null, null)),
            new RoomCommand.RemovePiece(3),
            new RoomCommand.Dress(persona("target"), 2),
            new RoomCommand.Expire(3),
            new RoomCommand.NotePositions(List.of(new Standing(3, new Place(1, 1, 0)))));

    private static final Map<RoomAction, RoomCommand> SAMPLE_OF =
            SAMPLES.stream().collect(Collectors.toMap(RoomAction::of, Function.identity()));

    /** @param role nobody's: the room itself */
    record Cell(RoomAction action, Optional<Role> role, boolean allowed) {
        @Override
        public String toString() {
            return role.map(Role::name).orElse("ROOM") + (allowed ? " may " : " may not ") + action;
        }
    }

    static Stream<Cell> cells() {
        return TABLE.lines().skip(1).flatMap(RightsTest::cellsOf);
    }

    private static Stream<Cell> cellsOf(String row) {
        var parts = row.split(" +", -1);
        var action = RoomAction.valueOf(parts[0]);
        return Stream.of(
                new Cell(action, Optional.of(Role.OWNER), ALLOWED.equals(parts[1])),
                new Cell(action, Optional.of(Role.BUILDER), ALLOWED.equals(parts[2])),
                new Cell(action, Optional.of(Role.GUEST), ALLOWED.equals(parts[3])),
                new Cell(action, Optional.empty(), ALLOWED.equals(parts[4])));
    }

    static Stream<Cell> cellsWithCommand() {
        return cells().filter(cell -> SAMPLE_OF.containsKey(cell.action()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void holdsTheTable(Cell cell) {
        boolean allowed =
                cell.role().map(role -> Rights.allow(role, cell.action())).orElse(Rights.allowRoom(cell.action()));
        assertThat(allowed).isEqualTo(cell.allowed());
    }

    /** Everybody is inside, so whatever a command may be refused for, it is not for being somebody else. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("cellsWithCommand")
    void decidesEveryCommandByTheTable(Cell cell) {
        var command = Objects.requireNonNull(SAMPLE_OF.get(cell.action()));
        var story = emptyRoom()
                .givenInside(OWNER, "builder", "target", "guest")
                .given(OWNER, new RoomCommand.ChangeRole(persona("builder"), Role.BUILDER));
        var outcome = cell.role()
                .map(role -> story.when(nameOf(role), command))
                .orElseGet(() -> story.whenRoom(command))
                .outcome();
        var forbidden = Outcome.Refused.because(Rejection.FORBIDDEN);
        assertThat(outcome.equals(forbidden)).isEqualTo(!cell.allowed());
    }

    @Test
    void hasARowForEveryAction() {
        assertThat(EnumSet.allOf(RoomAction.class)).allMatch(Rights::hasRow);
        assertThat(cells().map(Cell::action).collect(Collectors.toSet())).isEqualTo(EnumSet.allOf(RoomAction.class));
    }

    @Test
    void tellsEveryCommandApart() {
        var commands = Set.of(RoomCommand.class.getPermittedSubclasses());
        assertThat(SAMPLES.stream().map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(commands);
        assertThat(SAMPLE_OF).hasSameSizeAs(commands);
    }

    @Test
    void hasACommandForEveryActionButWhatIsVolatileOrAddedToAnother() {
        assertThat(Arrays.stream(RoomAction.values()).filter(action -> !SAMPLE_OF.containsKey(action)))
                .containsExactly(
                        RoomAction.REMOVE_FOREIGN_PIECE,
                        RoomAction.WHISPER,
                        RoomAction.MOVE,
                        RoomAction.SIGN,
                        RoomAction.READ_HISTORY);
    }

    private static String nameOf(Role role) {
        return role == Role.OWNER ? OWNER : role == Role.BUILDER ? "builder" : "guest";
    }
}
