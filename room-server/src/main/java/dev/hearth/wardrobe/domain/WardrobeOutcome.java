package dev.hearth.wardrobe.domain;

import dev.hearth.kernel.Look;
import java.util.List;

/** What became of one command. */
public sealed interface WardrobeOutcome {

    /**
     * It is so.
     *
     * @param version of the face with this look
     * @param off products that came off without having been named
     * @param duplicate it had been done before, under the same key
     */
    record Accepted(long version, Look look, List<String> off, boolean duplicate) implements WardrobeOutcome {
        public Accepted {
            off = List.copyOf(off);
        }
    }

    /** No effect, ever. */
    record Refused(WardrobeRejection rejection) implements WardrobeOutcome {}
}
