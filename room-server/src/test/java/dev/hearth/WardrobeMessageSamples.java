package dev.hearth;

import dev.hearth.kernel.Body;
import dev.hearth.kernel.CommandKey;
import dev.hearth.kernel.Look;
import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.PersonId;
import dev.hearth.wardrobe.WardrobeEntity;
import dev.hearth.wardrobe.domain.BodyChange;
import dev.hearth.wardrobe.domain.Cause;
import dev.hearth.wardrobe.domain.Garment;
import dev.hearth.wardrobe.domain.WardrobeCommand;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;

/** One of every message that gateways and wardrobes exchange across nodes, for {@link SerializationContractTest}. */
final class WardrobeMessageSamples {

    private static final PersonId ANN = new PersonId(OpaqueId.derivedFrom("ann"));
    private static final Cause CAUSE = new Cause(new CommandKey("0123456789abcdef".repeat(2)), "fingerprint");
    private static final Look LOOK = new Look(new Body("#a0b1c2", 1.1, -0.5, 3), List.of("straw-hat"));

    private WardrobeMessageSamples() {}

    static Stream<Object> messages(ActorTestKit kit) {
        var replyTo = kit.<WardrobeEntity.Answer>createTestProbe().ref();
        return Stream.concat(
                Stream.of(
                        new WardrobeEntity.Read(ANN, replyTo),
                        WardrobeEntity.Stop.INSTANCE,
                        new WardrobeEntity.Done(7, LOOK, List.of("bowler"), true),
                        new WardrobeEntity.Shown(7, LOOK, List.of(new WardrobeEntity.Kept("Zoë 🔥", Look.plain()))),
                        new WardrobeEntity.Refused(WardrobeEntity.Refusal.SLOT_CONFLICT)),
                commands().map(command -> new WardrobeEntity.Change(ANN, CAUSE, (WardrobeCommand) command, replyTo)));
    }

    static Stream<Object> commands() {
        var hat = new Garment("straw-hat", "hat", List.of("hair"));
        return Stream.of(
                new WardrobeCommand.Dress(List.of(hat), List.of("curls"), new BodyChange("#a0b1c2", 1.1, null, 3)),
                new WardrobeCommand.Save("Zoë 🔥"),
                new WardrobeCommand.Forget("Zoë 🔥"),
                new WardrobeCommand.Wear("Zoë 🔥"));
    }
}
