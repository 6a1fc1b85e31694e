package dev.hearth.gateway.socket;

import dev.hearth.kernel.PersonaId;
import dev.hearth.protocol.ClientMessage;
import dev.hearth.protocol.ErrorCode;
import dev.hearth.room.domain.Layout;
import dev.hearth.room.domain.Place;
import dev.hearth.room.domain.Role;
import dev.hearth.room.domain.RoomCommand;
import dev.hearth.room.domain.RoomProfile;
import dev.hearth.room.domain.RoomProfileChange;
import dev.hearth.room.domain.TalkText;
import dev.hearth.room.domain.Visibility;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where messages of the wire become commands of the domain. Texts are cleaned and measured here, so that the domain
 * never sees a raw one.
 */
final class CommandTranslator {

    private static final int CAPACITY_USUAL = 100;

    private CommandTranslator() {}

    /** A message came to a command, or to the reason why not. */
    sealed interface Translation {

        record Good(RoomCommand command) implements Translation {}

        record Bad(Cleaning.Problem problem) implements Translation {}
    }

    /**
     * A new room; what is not spoken about gets the usual value.
     *
     * @param epochNonce random, unique to this creation
     */
    static Translation create(ClientMessage.CreateRoom message, String epochNonce) {
        var wire = message.profile();
        var shell = or(message.shell(), Layout.HALL);
        if (!Layout.isKnown(shell)) {
            var code = ErrorCode.ROOM_UNKNOWN_SHELL;
            return new Translation.Bad(new Cleaning.Problem(code, code.meaning()));
        }
        var cleaning = new Cleaning();
        var change = change(wire, cleaning);
        if (cleaning.problem() != null) {
            return new Translation.Bad(cleaning.problem());
        }
        var profile = new RoomProfile(
                or(change.name(), ""),
                or(change.topic(), ""),
                or(change.tags(), List.of()),
                or(change.language(), ""),
                or(change.capacity(), CAPACITY_USUAL),
                or(change.visibility(), Visibility.PUBLIC),
                or(change.welcome(), ""));
        return new Translation.Good(new RoomCommand.Create(profile, shell, epochNonce));
    }

    static Translation configure(ClientMessage.Profile wire) {
        var cleaning = new Cleaning();
        var change = change(wire, cleaning);
        return cleaning.problem() == null
                ? new Translation.Good(new RoomCommand.Configure(change))
                : new Translation.Bad(cleaning.problem());
    }

    static Translation say(String raw) {
        var cleaning = new Cleaning();
        var text = talk(raw, cleaning);
        return cleaning.problem() == null
                ? new Translation.Good(new RoomCommand.Say(new TalkText(text)))
                : new Translation.Bad(cleaning.problem());
    }

    /** A line, a whisper or a direct message. */
    static String talk(String raw, Cleaning cleaning) {
        return cleaning.required("text", raw, TalkText.CODE_POINTS_MAX, ErrorCode.TEXT_EMPTY);
    }

    static RoomCommand ban(ClientMessage.Ban message) {
        return new RoomCommand.Ban(new PersonaId(message.persona()), Duration.ofMinutes(message.minutes()));
    }

    static RoomCommand mute(ClientMessage.Mute message) {
        return new RoomCommand.Mute(new PersonaId(message.persona()), Duration.ofMinutes(message.minutes()));
    }

    static RoomCommand changeRole(ClientMessage.ChangeRole message) {
        var role = Role.valueOf(message.role().toUpperCase(Locale.ROOT));
        return new RoomCommand.ChangeRole(new PersonaId(message.persona()), role);
    }

    /** Angles of any size become one in (-pi, pi]. */
    static Place place(ClientMessage.Move message) {
        double turned = Math.IEEEremainder(message.facing(), 2 * Math.PI);
        return new Place(message.x(), message.z(), turned <= -Math.PI ? Math.PI : turned);
    }

    private static RoomProfileChange change(ClientMessage.Profile wire, Cleaning cleaning) {
        return new RoomProfileChange(
                wire.name() == null
                        ? null
                        : cleaning.required("name", wire.name(), RoomProfile.NAME_MAX, ErrorCode.NAME_INVALID),
                text("topic", wire.topic(), RoomProfile.TOPIC_MAX, cleaning),
                wire.tags() == null ? null : cleaning.tags(wire.tags(), RoomProfile.TAGS_MAX, RoomProfile.TAG_MAX),
                text("language", wire.language(), RoomProfile.LANGUAGE_MAX, cleaning),
                wire.capacity(),
                wire.visibility() == null
                        ? null
                        : Visibility.valueOf(wire.visibility().toUpperCase(Locale.ROOT)),
                text("welcome", wire.welcome(), RoomProfile.WELCOME_MAX, cleaning));
    }

    private static @Nullable String text(String field, @Nullable String raw, int max, Cleaning cleaning) {
        return raw == null ? null : cleaning.text(field, raw, max, ErrorCode.TEXT_TOO_LONG);
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
