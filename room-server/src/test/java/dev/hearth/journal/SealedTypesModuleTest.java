package dev.hearth.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.hearth.kernel.PersonId;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SealedTypesModuleTest {

    private static final ActorTestKit KIT = ActorTestKit.create(ConfigFactory.parseString(
                    "pekko.actor.serialization-bindings {\"" + Letter.class.getName() + "\" = jackson-cbor}")
            .withFallback(ConfigFactory.load()));

    sealed interface Letter {}

    record Parcel(PersonId to, Content content, List<Content> extras, ActorRef<Letter> replyTo) implements Letter {}

    enum Hurry implements Letter {
        NOW
    }

    sealed interface Content {}

    sealed interface Edible extends Content {}

    record Cake(int slices) implements Edible {}

    record Nothing() implements Content {}

    enum Stamp implements Content {
        RED
    }

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void letsSealedFieldsCrossNodes() {
        var probe = KIT.<Letter>createTestProbe();
        var extras = List.of(new Nothing(), Stamp.RED, new Cake(2));
        var parcel = new Parcel(new PersonId("a".repeat(26)), new Cake(8), extras, probe.ref());

        KIT.serializationTestKit().verifySerialization(parcel, true);
        KIT.serializationTestKit().verifySerialization(Hurry.NOW, true);
    }

    @Test
    void findsLeavesThroughSealedTypesBetween() {
        assertThat(SealedTypesModule.leaves(Content.class)).containsExactly(Cake.class, Nothing.class, Stamp.class);
    }
}
