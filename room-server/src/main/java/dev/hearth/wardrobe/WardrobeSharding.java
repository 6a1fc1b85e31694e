package dev.hearth.wardrobe;

import dev.hearth.kernel.PersonaId;
import dev.hearth.kernel.Principal;
import dev.hearth.observability.WardrobeMetrics;
import dev.hearth.store.StoreGuard;
import dev.hearth.store.StoreSettings;
import dev.hearth.wardrobe.WardrobeEntity.Answer;
import dev.hearth.wardrobe.WardrobeEntity.Command;
import dev.hearth.wardrobe.WardrobeEntity.Refusal;
import dev.hearth.wardrobe.WardrobeEntity.Refused;
import dev.hearth.wardrobe.domain.Cause;
import dev.hearth.wardrobe.domain.WardrobeCommand;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.japi.function.Function;

/** Spreads wardrobes over the cluster, and reaches them from any node. */
public final class WardrobeSharding implements Wardrobes {

    private static final String DISPATCHER = "hearth.dispatchers.room";

    private final ClusterSharding sharding;
    private final Duration answerTime;

    private WardrobeSharding(ClusterSharding sharding, Duration answerTime) {
        this.sharding = sharding;
        this.answerTime = answerTime;
    }

    /**
     * Starts wardrobes on this node.
     *
     * @param guard the node's one
     * @param mayWrite false while this node may have been given up
     * @param table gets every new look
     * @param news hears of it once the table has it
     */
    public static WardrobeSharding init(
            ActorSystem<?> system,
            WardrobeSettings settings,
            StoreSettings store,
            ActorRef<StoreGuard.Command> guard,
            BooleanSupplier mayWrite,
            LookTable table,
            LookNews news,
            WardrobeMetrics metrics) {
        var doors = new WardrobeDoors(
                settings,
                guard,
                store.pause(),
                store.stopWithin(),
                mayWrite,
                table,
                news,
                InstantSource.system(),
                new SecureRandom(),
                metrics);
        var sharding = ClusterSharding.get(system);
        sharding.init(Entity.of(
                        WardrobeEntity.TYPE_KEY,
                        entity -> WardrobeFront.create(new PersonaId(entity.getEntityId()), entity.getShard(), doors))
                .withStopMessage(WardrobeEntity.Stop.INSTANCE)
                .withEntityProps(DispatcherSelector.fromConfig(DISPATCHER)));
        return new WardrobeSharding(sharding, settings.answerTime());
    }

    @Override
    public CompletionStage<Answer> change(Principal who, Cause cause, WardrobeCommand command) {
        return ask(
                who.persona(),
                replyTo -> new WardrobeEntity.Change(who.person(), cause, command, replyTo),
                Refusal.OUTCOME_PENDING);
    }

    @Override
    public CompletionStage<Answer> read(Principal who) {
        return ask(
                who.persona(), replyTo -> new WardrobeEntity.Read(who.person(), replyTo), Refusal.STORAGE_UNAVAILABLE);
    }

    private CompletionStage<Answer> ask(
            PersonaId persona, Function<ActorRef<Answer>, Command> question, Refusal ofSilence) {
        return sharding.entityRefFor(WardrobeEntity.TYPE_KEY, persona.value())
                .ask(question, answerTime)
                .exceptionally(silence -> new Refused(ofSilence));
    }
}
