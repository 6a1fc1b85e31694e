package dev.hearth.gateway.socket;

import dev.hearth.kernel.Principal;
import dev.hearth.wardrobe.WardrobeEntity.Answer;
import dev.hearth.wardrobe.Wardrobes;
import dev.hearth.wardrobe.domain.Cause;
import dev.hearth.wardrobe.domain.WardrobeCommand;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Wardrobes that a test plays by hand. */
final class FakeWardrobes implements Wardrobes {

    private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();

    /** What a wardrobe was asked, and where its answer goes; reading is asked without a command. */
    record Asked(Principal who, Cause cause, WardrobeCommand command, CompletableFuture<Answer> answer) {}

    @Override
    public CompletionStage<Answer> change(Principal who, Cause cause, WardrobeCommand command) {
        var answer = new CompletableFuture<Answer>();
        asked.add(new Asked(who, cause, command, answer));
        return answer;
    }

    @Override
    public CompletionStage<Answer> read(Principal who) {
        throw new UnsupportedOperationException("no test reads a wardrobe through a socket");
    }

    Asked next() throws InterruptedException {
        var next = asked.poll(FakeWorld.PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no wardrobe was asked");
        }
        return next;
    }

    boolean nobodyAsked() {
        return asked.isEmpty();
    }
}
