package dev.hearth.wardrobe.domain;

import dev.hearth.kernel.CommandKey;
import dev.hearth.kernel.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * Accepted commands by key, so that sending again can never have a second effect: the last {@value #KEYS_MAX}, all of
 * them forgotten once the wardrobe has been quiet for {@link #KEPT}. These bounds are constants because they are part of
 * what replaying a log means.
 *
 * @param memos oldest first
 */
public record KeyMemory(PVector<Memo> memos) {

    public static final int KEYS_MAX = 128;
    public static final Duration KEPT = Duration.ofMinutes(15);

    private static final KeyMemory EMPTY = new KeyMemory(TreePVector.empty());

    /** One accepted command with its answer. */
    public record Memo(Cause cause, Instant at, long version, Look look, List<String> off) {
        public Memo {
            off = List.copyOf(off);
        }
    }

    public static KeyMemory empty() {
        return EMPTY;
    }

    /** A memory of these, which were remembered in this order. */
    public static KeyMemory of(List<Memo> memos) {
        return new KeyMemory(TreePVector.from(memos));
    }

    Optional<Memo> find(CommandKey key) {
        return memos.stream().filter(memo -> memo.cause().key().equals(key)).findFirst();
    }

    KeyMemory with(Memo memo) {
        boolean quiet =
                !memos.isEmpty() && !memos.get(memos.size() - 1).at().plus(KEPT).isAfter(memo.at());
        PVector<Memo> more = quiet ? TreePVector.singleton(memo) : memos.plus(memo);
        return new KeyMemory(more.size() > KEYS_MAX ? more.minus(0) : more);
    }
}
