package dev.hearth.wardrobe;

import dev.hearth.kernel.Look;
import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import dev.hearth.wardrobe.domain.Cause;
import dev.hearth.wardrobe.domain.WardrobeCommand;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.PersistenceId;

/**
 * The public door of one persona's wardrobe: what it can be told and what it answers. Sharded by {@link PersonaId};
 * gateways ask it through {@link Wardrobes}.
 */
public final class WardrobeEntity {

    /** By this name sharding knows wardrobes. */
    public static final EntityTypeKey<Command> TYPE_KEY = EntityTypeKey.create(Command.class, "Wardrobe");

    private static final String JOURNAL_TYPE = "wardrobe";

    /** Where a persona's wardrobe stands in the journal. */
    public static PersistenceId persistenceId(PersonaId persona) {
        return PersistenceId.of(JOURNAL_TYPE, persona.value());
    }

    /** What a wardrobe can be told. */
    public sealed interface Command {}

    /** What a wardrobe tells itself; never crosses nodes. */
    non-sealed interface Internal extends Command {}

    /**
     * Changes something.
     *
     * @param person whose other devices shall hear of a new look
     */
    public record Change(PersonId person, Cause cause, WardrobeCommand command, ActorRef<Answer> replyTo)
            implements Command {}

    /** Asks for everything; answered by {@link Shown}. */
    public record Read(PersonId person, ActorRef<Answer> replyTo) implements Command {}

    /** Sent by sharding for hand-off, drain and sleep: finish the write in flight, stop. */
    public enum Stop implements Command {
        INSTANCE
    }

    /** What a wardrobe answers. */
    public sealed interface Answer {}

    /**
     * Persisted, and the table of people has it.
     *
     * @param off products that came off without having been named
     */
    public record Done(long version, Look look, List<String> off, boolean duplicate) implements Answer {}

    /** Everything in the wardrobe. */
    public record Shown(long version, Look look, List<Kept> saved) implements Answer {}

    /** A look that is kept under a name. */
    public record Kept(String name, Look look) {}

    /** No effect, or with {@link Refusal#OUTCOME_PENDING} an unknown one. */
    public record Refused(Refusal refusal) implements Answer {}

    /** Why a wardrobe refuses. */
    public enum Refusal {
        SLOT_CONFLICT,
        NOT_WORN,
        UNKNOWN_LOOK,
        LOOKS_FULL,
        KEY_CONFLICT,
        STORAGE_UNAVAILABLE,
        /** Not a refusal: it may have happened, and the same key will tell. */
        OUTCOME_PENDING,
        BUSY;

        /** Whether the server could not do it, rather than a rule forbade it. */
        boolean isFailure() {
            return this == STORAGE_UNAVAILABLE || this == OUTCOME_PENDING;
        }
    }

    private WardrobeEntity() {}
}
