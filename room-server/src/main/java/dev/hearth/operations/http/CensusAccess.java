package dev.hearth.operations.http;

import dev.hearth.operations.Census;
import dev.hearth.operations.domain.SocketQuery;
import dev.hearth.operations.domain.Town;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.japi.function.Function;

/** What the console asks of the census, and how long it waits for it. */
final class CensusAccess {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final ActorSystem<?> system;
    private final ActorRef<Census.Command> census;

    CensusAccess(ActorSystem<?> system, ActorRef<Census.Command> census) {
        this.system = system;
        this.census = census;
    }

    /** All nodes. The census can give orders only to those that have answered it lately, so this comes before each. */
    CompletionStage<Town> town() {
        return ask(Census.Look::new);
    }

    CompletionStage<Census.BusyRooms> rooms() {
        return ask(Census.LookAtRooms::new);
    }

    CompletionStage<Census.FoundSockets> sockets(SocketQuery query) {
        return ask(replyTo -> new Census.LookAtSockets(query, replyTo));
    }

    void order(Census.Command order) {
        census.tell(order);
    }

    private <A> CompletionStage<A> ask(Function<ActorRef<A>, Census.Command> question) {
        return AskPattern.ask(census, question, PATIENCE, system.scheduler());
    }
}
