package dev.hearth.load.checker;

import dev.hearth.load.bot.Sighting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Faults that a server could have, each planted into a run that is correct without it. A checker that misses one would make
 * every verdict worthless, so they are tried before every drill.
 */
public final class PlantedFault {

    private static final List<PlantedFault> ALL = List.of(
            new PlantedFault(
                    "dropped event",
                    run -> {
                        run.room.remove(4);
                    },
                    Invariant.LOG_IS_WHOLE,
                    Invariant.DONE_ONCE,
                    Invariant.ONE_ORDER),
            new PlantedFault(
                    "dropped event behind tidy offsets",
                    run -> {
                        run.room.remove(4);
                        run.renumber();
                    },
                    Invariant.DONE_ONCE,
                    Invariant.ONE_ORDER),
            new PlantedFault(
                    "last event dropped",
                    run -> {
                        run.command(run.bob, "{'type':'room.say','room':'r','text':'last'}", "{'offset':9}");
                    },
                    Invariant.DONE_ONCE),
            new PlantedFault(
                    "doubled event",
                    run -> {
                        run.add(9, "{'type':'room.said','by':1,'persona':'ann','text':'one'}");
                    },
                    Invariant.DONE_ONCE),
            new PlantedFault(
                    "doubled event among others",
                    run -> {
                        run.room.add(4, run.room.get(3));
                        run.renumber();
                    },
                    Invariant.DONE_ONCE,
                    Invariant.ONE_ORDER),
            new PlantedFault(
                    "two events of one open command",
                    run -> {
                        run.add(9, "{'type':'room.said','by':1,'persona':'ann','text':'perhaps'}");
                    },
                    Invariant.OPEN_AT_MOST_ONCE),
            new PlantedFault(
                    "swapped events",
                    run -> {
                        Collections.swap(run.room, 3, 4);
                        run.renumber();
                    },
                    Invariant.DONE_ONCE,
                    Invariant.ONE_ORDER),
            new PlantedFault(
                    "effect of a refused command",
                    run -> {
                        run.add(9, "{'type':'room.said','by':1,'persona':'ann','text':'never'}");
                    },
                    Invariant.REFUSED_NEVER),
            new PlantedFault(
                    "event that nobody asked for",
                    run -> {
                        run.add(9, "{'type':'room.said','by':2,'persona':'bob','text':'I never said that'}");
                    },
                    Invariant.OPEN_AT_MOST_ONCE),
            new PlantedFault(
                    "changed text",
                    run -> {
                        run.room.set(
                                3,
                                new StreamLog.Entry(
                                        4, KnownRun.json("{'type':'room.said','by':1,'persona':'ann','text':'0ne'}")));
                    },
                    Invariant.DONE_ONCE,
                    Invariant.ONE_ORDER,
                    Invariant.OPEN_AT_MOST_ONCE),
            new PlantedFault(
                    "one ok for two commands",
                    run -> {
                        run.command(run.ann, "{'type':'room.say','room':'r','text':'one','again':1}", "{'offset':4}");
                    },
                    Invariant.DONE_ONCE),
            new PlantedFault(
                    "answer that changed its mind",
                    run -> {
                        run.command(run.ann, "{'type':'room.say','room':'r','text':'one'}", "{'offset':10,'dup':true}");
                    },
                    Invariant.DONE_ONCE),
            new PlantedFault(
                    "ok without a change for which nothing stands",
                    run -> {
                        run.command(run.ann, "{'type':'room.join','room':'r','again':1}", "{'offset':8,'occupant':1}");
                    },
                    Invariant.DONE_ONCE),
            new PlantedFault(
                    "key of what changed nothing forgotten",
                    run -> {
                        String sit = "{'type':'room.sit','room':'r','seat':'s1','again':1}";
                        run.command(run.bob, sit, "{'offset':9}");
                        run.add(9, "{'type':'skip','by':2}");
                        run.command(run.bob, "{'type':'room.stand','room':'r'}", "{'offset':10}");
                        run.add(10, "{'type':'room.stood','by':2,'number':2,'x':1,'z':1,'facing':0}");
                        run.command(run.bob, sit, "{'offset':11}");
                        run.add(11, "{'type':'room.sat','by':2,'number':2,'seat':'s1'}");
                    },
                    Invariant.DONE_ONCE),
            new PlantedFault(
                    "skip for which something had to change",
                    run -> {
                        run.command(run.bob, "{'type':'room.sit','room':'r','seat':'s2'}", "{'offset':9}");
                        run.add(9, "{'type':'skip','by':2}");
                    },
                    Invariant.DONE_ONCE),
            new PlantedFault(
                    "skip that nobody caused",
                    run -> {
                        run.add(9, "{'type':'skip','by':0}");
                    },
                    Invariant.DONE_ONCE),
            new PlantedFault(
                    "resend that is said to be the first",
                    run -> {
                        run.command(run.ann, "{'type':'room.say','room':'r','text':'one'}", "{'offset':4}");
                    },
                    Invariant.DONE_ONCE),
            new PlantedFault(
                    "message missing from the recipients inbox",
                    run -> {
                        run.inboxOfBob.clear();
                    },
                    Invariant.DONE_ONCE,
                    Invariant.ONE_ORDER),
            new PlantedFault(
                    "message twice in the recipients inbox",
                    run -> {
                        run.inboxOfBob.add(
                                new StreamLog.Entry(2, run.inboxOfBob.get(0).event()));
                    },
                    Invariant.DONE_ONCE),
            new PlantedFault(
                    "hole in what a client saw",
                    run -> {
                        run.bob.saw(Sighting.Kind.EVENT, KnownRun.ROOM, "e", 10, KnownRun.json(KnownRun.NOTE));
                        run.add(9, KnownRun.NOTE);
                        run.add(10, KnownRun.NOTE);
                    },
                    Invariant.ONE_ORDER),
            new PlantedFault(
                    "event delivered twice",
                    run -> {
                        run.see(run.bob, run.room.get(6), 0);
                    },
                    Invariant.ONE_ORDER),
            new PlantedFault(
                    "restart that nobody announced",
                    run -> {
                        run.bob.saw(Sighting.Kind.CONNECTED, "", "", 0, KnownRun.json("{}"));
                        run.add(9, KnownRun.NOTE);
                        run.see(run.bob, run.room.get(8), 0);
                    },
                    Invariant.ONE_ORDER),
            new PlantedFault(
                    "snapshot that forgot somebody",
                    run -> {
                        run.snapshot(run.bob, 8, "[{'number':1,'persona':'ann'}]");
                    },
                    Invariant.SNAPSHOT_IS_REPLAY),
            new PlantedFault(
                    "snapshot with the wrong seat",
                    run -> {
                        run.snapshot(
                                run.bob, 8, "[{'number':1,'persona':'ann','seat':'s1'},{'number':2,'persona':'bob'}]");
                    },
                    Invariant.SNAPSHOT_IS_REPLAY),
            new PlantedFault(
                    "snapshot older than what was seen",
                    run -> {
                        run.snapshot(run.bob, 3, "[{'number':1,'persona':'ann'},{'number':2,'persona':'bob'}]");
                    },
                    Invariant.ONE_ORDER),
            new PlantedFault(
                    "look that was shown before",
                    run -> {
                        run.add(9, "{'type':'room.dressed','by':0,'number':1,'persona':'ann','version':2}");
                    },
                    Invariant.LOOKS_RISE),
            new PlantedFault(
                    "look that nobody asked for",
                    run -> {
                        run.add(9, "{'type':'room.dressed','by':0,'number':2,'persona':'bob','version':2}");
                    },
                    Invariant.LOOKS_RISE),
            new PlantedFault(
                    "leaked message",
                    run -> {
                        run.ann.saw(
                                Sighting.Kind.EVENT,
                                "inbox",
                                "other epoch",
                                7,
                                KnownRun.json("{'type':'inbox.direct','from':'bob','to':'eve','text':'x'}"));
                    },
                    Invariant.NOTHING_LEAKED));

    private final String what;
    private final Consumer<KnownRun> spoil;
    private final Set<Invariant> broken;

    private PlantedFault(String what, Consumer<KnownRun> spoil, Invariant first, Invariant... others) {
        this.what = what;
        this.spoil = spoil;
        this.broken = EnumSet.of(first, others);
    }

    /** The promises that this fault breaks. */
    Set<Invariant> broken() {
        return Collections.unmodifiableSet(broken);
    }

    /** What the checker says of a run with this fault. */
    CheckReport check() {
        KnownRun run = KnownRun.correct();
        spoil.accept(run);
        return run.check();
    }

    private boolean caught() {
        CheckReport report = check();
        return broken.stream().noneMatch(invariant -> report.of(invariant).isEmpty());
    }

    /** Plants each fault in turn and names those that the checker did not see. */
    public static List<PlantedFault> missed() {
        List<PlantedFault> missed = new ArrayList<>();
        for (PlantedFault fault : ALL) {
            if (!fault.caught()) {
                missed.add(fault);
            }
        }
        return missed;
    }

    /** Whether the checker has nothing to say against the same run without a fault. */
    public static boolean correctRunIsClean() {
        return KnownRun.correct().check().clean();
    }

    /** Every fault there is. */
    public static List<PlantedFault> all() {
        return ALL;
    }

    @Override
    public String toString() {
        return what;
    }
}
