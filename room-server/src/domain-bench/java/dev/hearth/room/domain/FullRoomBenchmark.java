package dev.hearth.room.domain;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one command costs a full room: decided and its events applied, nothing stored or sent. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class FullRoomBenchmark {

    private final FullRoom full = FullRoom.build();

    @Benchmark
    public Object place() {
        return full.place();
    }

    @Benchmark
    public Object moveWithSomebodyOnIt() {
        return full.move();
    }

    @Benchmark
    public Object removeUnderSomebody() {
        return full.remove();
    }

    @Benchmark
    public Object say() {
        return full.say();
    }

    @Benchmark
    public Object sit() {
        return full.sit();
    }

    @Benchmark
    public Object sitWhereSomebodySits() {
        return full.sitOnTaken();
    }

    @Benchmark
    public Object join() {
        return full.join();
    }
}
