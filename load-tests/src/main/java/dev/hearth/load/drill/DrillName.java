package dev.hearth.load.drill;

import java.util.List;
import java.util.stream.Stream;

/** The drills there are, and how hard each is where no option says otherwise. */
enum DrillName {
    CUTS("cuts", 200, 20, 300, 0, 10_000, 0, 0),
    RESENDS("resends", 200, 20, 0, 0, 0, 0, 100_000),
    LOSSES("losses", 200, 20, 200, 60, 0, 0, 0),
    SLOW_READERS("slow-readers", 100, 1, 100, 20, 0, 0, 0),
    STORE("store", 200, 20, 100, 30, 0, 0, 0),
    KILLS("kills", 200, 20, 200, 10, 0, 5, 0),
    ALARMS("alarms", 100, 1, 100, 0, 0, 0, 0),

    KILL_RANDOM("kill-random", 10, 10, 5),
    KILL_OLDEST("kill-oldest", 10, 5, 5),
    PAUSE_SHORT("pause-short", 2, 10, 10),
    PAUSE_LONG("pause-long", 20, 2, 2),
    STARVED("starved", 60, 2, 2),
    COLLECTING("collecting", 60, 2, 2),
    STORE_STOPPED("store-stopped", 30, 2, 2),
    STORE_KILLED("store-killed", 30, 2, 2),
    PARTITION_OLDEST("partition-oldest", 60, 2, 2),
    PARTITION_YOUNGER("partition-younger", 60, 2, 2),
    PARTITION_MUTE("partition-mute", 60, 1, 1),
    PARTITION_DEAF("partition-deaf", 60, 1, 1),
    ROLLING("rolling", 10, 3, 1),
    UPGRADE("upgrade", 10, 1, 1),
    SCALING("scaling", 20, 2, 1);

    private static final int CLUSTER_BOTS = 600;
    private static final int CLUSTER_ROOMS = 300;
    private static final int CLUSTER_RATE = 100;
    private static final int CLUSTER_NODES = 3;

    private final String word;
    private final int nodes;
    private final int bots;
    private final int rooms;
    private final int rate;
    private final int seconds;
    private final int cuts;
    private final int kills;
    private final int commands;
    private final int wanted;
    private final int atOnce;

    /** A drill of one node. */
    DrillName(String word, int bots, int rooms, int rate, int seconds, int cuts, int kills, int commands) {
        this.word = word;
        this.nodes = 1;
        this.bots = bots;
        this.rooms = rooms;
        this.rate = rate;
        this.seconds = seconds;
        this.cuts = cuts;
        this.kills = kills;
        this.commands = commands;
        this.wanted = 0;
        this.atOnce = 1;
    }

    /**
     * A drill of a cluster, whose runs add up.
     *
     * @param wanted how often what it is about has to happen, over all runs of one commit
     * @param atOnce how often it happens in one run at most
     */
    DrillName(String word, int seconds, int wanted, int atOnce) {
        this.word = word;
        this.nodes = CLUSTER_NODES;
        this.bots = CLUSTER_BOTS;
        this.rooms = CLUSTER_ROOMS;
        this.rate = CLUSTER_RATE;
        this.seconds = seconds;
        this.cuts = 0;
        this.kills = 0;
        this.commands = 0;
        this.wanted = wanted;
        this.atOnce = atOnce;
    }

    static DrillName of(String word) {
        return Stream.of(values())
                .filter(name -> name.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no drill '" + word + "'"));
    }

    /** Those of one node. */
    static List<DrillName> alone() {
        return Stream.of(values()).filter(name -> !name.cluster()).toList();
    }

    /** Those of a cluster. */
    static List<DrillName> campaign() {
        return Stream.of(values()).filter(DrillName::cluster).toList();
    }

    String word() {
        return word;
    }

    boolean cluster() {
        return nodes > 1;
    }

    int nodes() {
        return nodes;
    }

    int bots() {
        return bots;
    }

    int rooms() {
        return rooms;
    }

    int rate() {
        return rate;
    }

    int seconds() {
        return seconds;
    }

    int cuts() {
        return cuts;
    }

    int kills() {
        return kills;
    }

    int commands() {
        return commands;
    }

    int wanted() {
        return wanted;
    }

    int atOnce() {
        return atOnce;
    }
}
