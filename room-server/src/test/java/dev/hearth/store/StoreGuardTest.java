package dev.hearth.store;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.ActorIdentity;
import org.apache.pekko.actor.Identify;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class StoreGuardTest {

    private static final ActorTestKit KIT =
            ActorTestKit.create(ManualTime.config().withFallback(ConfigFactory.load()));
    private static final ManualTime TIME = ManualTime.get(KIT.system());
    private static final Duration MARGIN = Duration.ofSeconds(10);
    private static final Duration NOTHING = Duration.ofMillis(100);

    private final TestProbe<CompletableFuture<Boolean>> asked = KIT.createTestProbe();
    private final TestProbe<StoreGuard.Answer> waiter = KIT.createTestProbe();

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void answersOnlyWhenTheMarginHasPassedSinceTheProbe() {
        var guard = guard(10);
        guard.tell(new StoreGuard.AwaitSafe(waiter.ref()));
        asked.receiveMessage().complete(true);
        settle(guard);

        TIME.timePasses(MARGIN.minusMillis(1));
        waiter.expectNoMessage(NOTHING);
        TIME.timePasses(Duration.ofMillis(1));

        waiter.expectMessage(StoreGuard.Answer.SAFE);
    }

    @Test
    void asksAgainWhileTheStoreIsSilent() {
        var guard = guard(10);
        guard.tell(new StoreGuard.AwaitSafe(waiter.ref()));
        asked.receiveMessage().complete(false);
        settle(guard);
        TIME.timePasses(Duration.ofMillis(500));
        asked.receiveMessage().completeExceptionally(new IllegalStateException("no connection"));
        settle(guard);
        TIME.timePasses(Duration.ofMillis(500));
        asked.receiveMessage().complete(true);
        settle(guard);
        TIME.timePasses(MARGIN);

        waiter.expectMessage(StoreGuard.Answer.SAFE);
    }

    @Test
    void doesNotLetALateComerUseAnEarlierProbe() {
        var late = KIT.<StoreGuard.Answer>createTestProbe();
        var guard = guard(10);
        guard.tell(new StoreGuard.AwaitSafe(waiter.ref()));
        var first = asked.receiveMessage();
        guard.tell(new StoreGuard.AwaitSafe(late.ref()));
        first.complete(true);
        settle(guard);

        TIME.timePasses(Duration.ofMillis(500));
        asked.receiveMessage().complete(true);
        settle(guard);
        TIME.timePasses(MARGIN.minusMillis(500));
        waiter.expectMessage(StoreGuard.Answer.SAFE);
        late.expectNoMessage(NOTHING);
        TIME.timePasses(Duration.ofMillis(500));

        late.expectMessage(StoreGuard.Answer.SAFE);
    }

    @Test
    void tellsOneTooManyToAskAgain() {
        var second = KIT.<StoreGuard.Answer>createTestProbe();
        var guard = guard(1);
        guard.tell(new StoreGuard.AwaitSafe(waiter.ref()));
        guard.tell(new StoreGuard.AwaitSafe(second.ref()));

        second.expectMessage(StoreGuard.Answer.ASK_AGAIN);
    }

    @Test
    void takesAProbeThatThrowsForASilentStore() {
        var guard = KIT.spawn(StoreGuard.create(
                () -> {
                    asked.ref().tell(new CompletableFuture<>());
                    throw new IllegalStateException("no session");
                },
                settings(1)));
        guard.tell(new StoreGuard.AwaitSafe(waiter.ref()));
        asked.receiveMessage();
        settle(guard);
        TIME.timePasses(Duration.ofMillis(500));

        asked.receiveMessage();
        waiter.expectNoMessage(NOTHING);
    }

    /** Returns when the guard has handled all that is in its mailbox. */
    private static void settle(ActorRef<StoreGuard.Command> guard) {
        var probe = KIT.<ActorIdentity>createTestProbe();
        Adapter.toClassic(guard).tell(new Identify(1), Adapter.toClassic(probe.ref()));
        probe.receiveMessage();
    }

    private ActorRef<StoreGuard.Command> guard(int waitersMax) {
        return KIT.spawn(StoreGuard.create(
                () -> {
                    var answer = new CompletableFuture<Boolean>();
                    asked.ref().tell(answer);
                    return answer;
                },
                settings(waitersMax)));
    }

    private static StoreSettings settings(int waitersMax) {
        return new StoreSettings(
                MARGIN,
                Duration.ofMillis(500),
                Duration.ofSeconds(30),
                waitersMax,
                new RecoveryPause(Duration.ofMillis(500), Duration.ofSeconds(5)));
    }
}
