package dev.hearth.load.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.EventPool;
import dev.hearth.load.bot.FrontDoor;
import dev.hearth.load.bot.Json;
import dev.hearth.load.drill.DrillReport;
import dev.hearth.load.measure.LoadTally;
import dev.hearth.load.measure.LoadWindow;
import dev.hearth.load.measure.Stairs;
import dev.hearth.load.plan.LoadProfile;
import dev.hearth.load.plan.LoadSettings;
import dev.hearth.load.plan.LoadTarget;
import dev.hearth.load.report.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * One run of a scenario from before the first visitor to the verdict: the server, the rooms, the visitors, the time. Used
 * from the generator's threads.
 */
public final class LoadRun implements AutoCloseable {

    private static final int EVENTS_SHARED_MAX = 400_000;

    /** Places that a room has besides those for its visitors: its steward comes in the end. */
    private static final int SPARE_PLACES = 2;

    /** Half of what one address may make in a minute. */
    private static final int GUESTS_PER_ADDRESS = 15;

    /** Seconds of steady talk that are measured before a node goes away, in runs in which one does. */
    private static final int LOSS_AFTER_SECONDS = 10;

    private final LoadProfile profile;
    private final LoadSettings settings;
    private final LoadTarget target;
    private final FrontDoor door;
    private final boolean local;
    private final Stewards stewards;
    private final LoadTally tally = new LoadTally();
    private final Stairs stairs;
    private final LoadWindow window;
    private final EventPool pool = new EventPool(EVENTS_SHARED_MAX);
    private final Collection<Visitor> visitors = new ConcurrentLinkedQueue<>();
    private final AtomicInteger arrivals = new AtomicInteger();
    private final AtomicInteger shown = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Optional<NodeLoss> loss;
    private final List<URI> sockets = new ArrayList<>();
    private final String loadBefore;
    private final VerdictDoor verdict;
    private final Thread lastResort = new Thread(this::close, "load-run-end");

    private LoadRun(LoadProfile profile, LoadSettings settings, LoadTarget target) throws IOException {
        this.profile = profile;
        this.settings = settings;
        this.target = target;
        this.loadBefore = Machine.loadAverages();
        this.door = new FrontDoor(target.urls().get(0));
        this.local = InetAddress.getByName(door.base().getHost()).isLoopbackAddress();
        this.stewards = new Stewards(door, door.socket(), local);
        this.stairs = new Stairs(settings);
        this.window = new LoadWindow(settings, target, tally, stairs);
        this.loss = target.leaving().map(node -> new NodeLoss(profile.departure(), node));
        loss.ifPresent(departure -> window.during(LOSS_AFTER_SECONDS, departure::begin));
        for (URI url : target.urls()) {
            sockets.add(new FrontDoor(url).socket());
        }
        this.verdict = VerdictDoor.open(this::judged);
    }

    /**
     * Reads the settings, starts a server if none is given, and makes the rooms.
     *
     * @throws IllegalArgumentException naming a property that is wrong
     */
    public static LoadRun open(LoadProfile profile) {
        return open(profile, capacity -> Commands.create(profile.word(), capacity));
    }

    /**
     * The same with rooms of the scenario's own.
     *
     * @param creation the command that makes a room with so many places, as many as are needed
     */
    public static LoadRun open(LoadProfile profile, IntFunction<ObjectNode> creation) {
        LoadSettings settings = LoadSettings.of(profile);
        try {
            LoadRun run = new LoadRun(profile, settings, LoadTarget.of(profile, settings));
            Runtime.getRuntime().addShutdownHook(run.lastResort);
            run.stewards.make(settings.rooms(), creation.apply(capacity(settings)));
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the run began", e);
        }
    }

    private static int capacity(LoadSettings settings) {
        return (settings.users() + settings.rooms() - 1) / settings.rooms() + SPARE_PLACES;
    }

    public LoadSettings settings() {
        return settings;
    }

    /** What may be refused in this run. */
    public boolean mayRefuse() {
        return !profile.allowedRefusals().isEmpty();
    }

    /** How many nodes people can come to. */
    public int doors() {
        return sockets.size();
    }

    /** Where people sign in at one of them, from 0. */
    public URI url(int node) {
        return target.urls().get(node);
    }

    /** Where sockets are opened there. */
    public URI socket(int node) {
        return sockets.get(node);
    }

    /** The addresses that visitors come from, as limits go by address; empty when the server is elsewhere. */
    public List<String> addresses() {
        List<String> addresses = new ArrayList<>();
        for (int i = 0; local && i < settings.users(); i += GUESTS_PER_ADDRESS) {
            int address = i / GUESTS_PER_ADDRESS;
            addresses.add("127.4." + address / 250 + "." + (1 + address % 250));
        }
        return addresses;
    }

    /** A name for the next one who signs in. */
    public String nextName() {
        return "Visitor " + arrivals.incrementAndGet();
    }

    /** Somebody signed in, and is shown to a room. */
    public Visitor arrive(String signInAnswer) {
        window.begin();
        int number = shown.getAndIncrement();
        List<String> rooms = stewards.rooms();
        Visitor visitor = new Visitor(
                Json.parse(signInAnswer),
                rooms.get(number % rooms.size()),
                tally,
                pool,
                () -> settings.gapMs() / stairs.factor(),
                number);
        visitors.add(visitor);
        return visitor;
    }

    /** Lets so many people in before anybody else who read nothing of what they are sent. */
    public void seatSilentReaders(int count) {
        try {
            stewards.seatSilentReaders(count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the run began", e);
        }
    }

    /** Lets a visitor who is in its room build there, soon. */
    public void nameBuilder(Visitor visitor) {
        stewards.nameBuilder(visitor.room(), visitor.persona());
    }

    /** Seconds since the measurement began; below 0 before. */
    public double measuredSeconds() {
        return window.measuredSeconds();
    }

    /** Whether it is time to go. */
    public boolean over() {
        return window.over();
    }

    /** The page that judges the run, once everybody has gone. */
    public URI verdictUrl() {
        return verdict.url();
    }

    /** {@code kept}, or why not. */
    private String judged() {
        try {
            window.orFail();
            Judge judge = new Judge(profile, settings, tally);
            DrillReport report = judge.of(arrivals.get(), visitors, stewards, stairs);
            if (loss.isPresent()) {
                loss.get().report(report, tally.cutCount());
            }
            VerdictFiles.trend(profile, settings, loadBefore, report);
            VerdictFiles.junit(profile, settings, report);
            PrintStream out = System.out;
            out.println(profile.word() + "\n" + report);
            return report.exitCode() == 0 ? "kept" : why(report);
        } catch (IOException | RuntimeException e) {
            return "no verdict: " + e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "no verdict: interrupted";
        }
    }

    private static String why(DrillReport report) {
        String broken = report.lines().stream()
                .filter(line -> !line.holds())
                .map(line -> "broken: " + line.promise() + ": " + line.facts())
                .findFirst()
                .orElse("");
        return broken.isEmpty() ? "void: " + report.voids().get(0) : broken;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            verdict.close();
            window.close();
            stewards.close();
            target.close();
        }
    }
}
