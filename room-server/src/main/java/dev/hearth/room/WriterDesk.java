package dev.hearth.room;

import dev.hearth.kernel.RoomId;
import dev.hearth.logs.LogEvent;
import dev.hearth.logs.LogKey;
import dev.hearth.room.LogRows.Counted;
import dev.hearth.room.RoomFront.Tick;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks now and then whether this life of the room is alone in writing its log: a while after it was read, and a while
 * after it was written, so a room that rests costs nothing. Part of {@link RoomFront} and confined to its actor.
 */
final class WriterDesk {

    /** What the store counted, or nothing if it did not answer. */
    record LogCounted(WriterWatch.@Nullable Answer answer) implements RoomFront.Internal {}

    private static final Logger LOG = LoggerFactory.getLogger(WriterDesk.class);

    private final ActorContext<RoomEntity.Command> context;
    private final TimerScheduler<RoomEntity.Command> timers;
    private final RoomId id;
    private final RoomContext world;
    private final CommitPipeline commits;
    private final WriterWatch watch = new WriterWatch();

    WriterDesk(
            ActorContext<RoomEntity.Command> context,
            TimerScheduler<RoomEntity.Command> timers,
            RoomId id,
            RoomContext world,
            CommitPipeline commits) {
        this.context = context;
        this.timers = timers;
        this.id = id;
        this.world = world;
        this.commits = commits;
    }

    void recovered() {
        watch.recovered(commits.room().offset());
        lookLater();
    }

    /** To be told of every commit. */
    void lookLater() {
        if (!timers.isTimerActive(Tick.WRITERS)) {
            timers.startSingleTimer(Tick.WRITERS, world.settings().writerCheckInterval());
        }
    }

    void look() {
        if (!commits.isReady()) {
            return;
        }
        var question = watch.ask(commits.room().offset(), commits.isWriting());
        var rows = world.logRows();
        var first = question.looksBack()
                ? rows.between(id, question.first() - 1, question.first())
                : CompletableFuture.completedStage(Counted.NONE);
        var answer = first.thenCombine(
                rows.between(id, question.above(), Long.MAX_VALUE),
                (one, rest) -> new WriterWatch.Answer(question, one, rest));
        context.pipeToSelf(answer, (counted, failure) -> new LogCounted(counted));
    }

    /** Whether somebody else writes; then everybody who watches over the node is told. */
    boolean findsAnother(LogCounted counted) {
        var answer = counted.answer();
        if (answer == null || !commits.isReady()) {
            return false;
        }
        var trace = watch.judge(answer, commits.room().offset(), commits.isWriting());
        trace.ifPresent(this::alarm);
        return trace.isPresent();
    }

    private void alarm(String trace) {
        world.metrics().secondWriter();
        LogEvent.ROOM_SECOND_WRITER
                .at(LOG)
                .addKeyValue(LogKey.ROOM, id)
                .log("second writer in the log of room {}: {}; the room stops and reads it again", id, trace);
    }
}
