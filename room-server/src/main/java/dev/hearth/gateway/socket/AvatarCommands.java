package dev.hearth.gateway.socket;

import dev.hearth.kernel.CommandKey;
import dev.hearth.protocol.ClientMessage;
import dev.hearth.protocol.ErrorCode;
import dev.hearth.protocol.PeopleShapes;
import dev.hearth.protocol.ServerMessage;
import dev.hearth.wardrobe.WardrobeEntity.Answer;
import dev.hearth.wardrobe.WardrobeEntity.Done;
import dev.hearth.wardrobe.WardrobeEntity.Refused;
import dev.hearth.wardrobe.WardrobeEntity.Shown;
import dev.hearth.wardrobe.domain.Cause;
import dev.hearth.wardrobe.domain.WardrobeCommand;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What messages about one's own avatar do: they become commands to the persona's wardrobe. Confined to the event loop. */
final class AvatarCommands {

    private final LiveConnection live;
    private final Gate gate;
    private final AvatarTranslator translator;

    AvatarCommands(LiveConnection live, Gate gate) {
        this.live = live;
        this.gate = gate;
        this.translator = new AvatarTranslator(gate.doors().catalogue());
    }

    void change(ClientMessage.Avatar message) {
        var translation = message.wish().accept(translator);
        if (translation instanceof AvatarTranslator.Translation.Good good) {
            submit(message, good.command());
        } else if (translation instanceof AvatarTranslator.Translation.Bad bad) {
            live.refuse(message.id(), bad.problem().code(), bad.problem().detail());
        }
    }

    void read(ClientMessage.ReadAvatar message) {
        var pending = live.begin(message, Unanswered.Kind.QUERY);
        answer(pending, gate.doors().wardrobes().read(live.principal()));
    }

    private void submit(ClientMessage.Avatar message, WardrobeCommand command) {
        var pending = live.begin(message, Unanswered.Kind.PLAIN);
        var keyed = message.request();
        var cause = new Cause(new CommandKey(keyed.key()), keyed.fingerprint());
        answer(pending, gate.doors().wardrobes().change(live.principal(), cause, command));
    }

    private void answer(Unanswered.Pending pending, CompletionStage<Answer> stage) {
        stage.whenCompleteAsync((answer, failure) -> answered(pending.request(), answer), live.loop());
    }

    /** A look counts even if nobody waits for the answer any more. */
    private void answered(long request, @Nullable Answer answer) {
        if (answer instanceof Done done) {
            live.wear(done.look(), done.version());
        }
        var pending = live.finish(request);
        if (pending != null) {
            live.answer(pending, message(pending, answer));
        }
        live.flush();
    }

    private ServerMessage message(Unanswered.Pending pending, @Nullable Answer answer) {
        long id = pending.id();
        if (answer instanceof Done done) {
            var look = RoomMessages.look(done.look());
            return new ServerMessage.AvatarChanged(id, done.duplicate(), done.version(), look, done.off());
        }
        if (answer instanceof Shown shown) {
            var saved = shown.saved().stream()
                    .map(kept -> new PeopleShapes.SavedLook(kept.name(), RoomMessages.look(kept.look())))
                    .toList();
            return new ServerMessage.AvatarPage(id, shown.version(), RoomMessages.look(shown.look()), saved);
        }
        var code = answer instanceof Refused refused ? Refusals.code(refused.refusal()) : ErrorCode.OUTCOME_PENDING;
        return Refusals.of(id, code, live.log().note(pending, code));
    }
}
