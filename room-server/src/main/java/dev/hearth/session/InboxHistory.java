package dev.hearth.session;

import dev.hearth.kernel.PersonId;
import dev.hearth.session.domain.InboxEvent;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Reads events that have left the inbox's state, without asking the actor that writes. Implementations bound how many
 * reads run at once.
 */
@FunctionalInterface
public interface InboxHistory {

    /**
     * Consecutive events by offset, both ends included, oldest first. The stage fails with {@link TooManyReads} beyond the
     * bound, with anything else when the store cannot be read now.
     *
     * @param last at most 99 after {@code first}
     */
    CompletionStage<List<InboxEvent>> read(PersonId person, long first, long last);

    /** As many reads run as are allowed at once. */
    final class TooManyReads extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Creates the failure. */
        public TooManyReads(int max) {
            super(max + " reads of inboxes run already", null, false, false);
        }
    }
}
