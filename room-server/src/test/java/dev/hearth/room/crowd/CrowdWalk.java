package dev.hearth.room.crowd;

import dev.hearth.room.domain.Place;
import dev.hearth.room.domain.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A crowd that walks at random, and what each of its people has been shown. */
final class CrowdWalk {

    static final Duration TICK = Duration.ofMillis(100);

    final InterestSettings settings;
    final CrowdMap map;
    private final List<Place> places = new ArrayList<>();
    private List<Place> before = List.of();
    private final List<List<Place>> known = new ArrayList<>();
    List<Standing> moves = List.of();
    List<Standing> far = List.of();
    private final int[][] staleSince;
    private final FarRound round = new FarRound();
    private final Random random;
    private final double side;
    private int tick;

    /** @param side metres of the square floor */
    CrowdWalk(long seed, int people, double side, InterestSettings settings) {
        this.random = new Random(seed);
        this.side = side;
        this.settings = settings;
        this.map = new CrowdMap(settings);
        for (int number = 1; number <= people; number++) {
            places.add(new Place(random.nextDouble() * side, random.nextDouble() * side, 0));
        }
        map.reset(standings(numbers().stream()));
        numbers().forEach(number -> known.add(new ArrayList<>(places)));
        staleSince = new int[people][people];
    }

    List<Integer> numbers() {
        return IntStream.rangeClosed(1, places.size()).boxed().toList();
    }

    Place placeOf(int number) {
        return places.get(number - 1);
    }

    Place placeBefore(int number) {
        return before.get(number - 1);
    }

    /** Where somebody was last shown to be. */
    Place knownTo(int viewer, int number) {
        return known.get(viewer - 1).get(number - 1);
    }

    /** Some of them take a step, a few a long one. */
    void step(double partWhoMove) {
        var moved = new ArrayList<Integer>();
        before = List.copyOf(places);
        for (int number : numbers()) {
            if (random.nextDouble() < partWhoMove) {
                double reach = random.nextInt(20) == 0 ? 2 : 0.3;
                var place = placeOf(number);
                places.set(number - 1, new Place(near(place.x(), reach), near(place.z(), reach), random.nextDouble()));
                moved.add(number);
            }
        }
        tick++;
        moved.forEach(round::moved);
        moves = standings(moved.stream());
        far = standings(round.take(settings.farShare(places.size(), TICK)).stream());
        map.step(moves, far);
        for (int viewer : numbers()) {
            var seen = known.get(viewer - 1);
            seenBy(viewer).forEach(standing -> seen.set(standing.number() - 1, standing.place()));
        }
        noteStaleness();
    }

    private double near(double value, double reach) {
        return Math.max(0, Math.min(side, value + (random.nextDouble() * 2 - 1) * reach));
    }

    private List<Standing> standings(Stream<Integer> numbers) {
        return numbers.map(number -> new Standing(number, placeOf(number))).toList();
    }

    /** The frame of somebody. */
    List<Standing> seenBy(int viewer) {
        var view = map.viewOf(viewer);
        if (view == null) {
            throw new AssertionError(viewer + " must be on the map");
        }
        var seen = new ArrayList<>(far);
        for (int i = 0; i < view.nearCount(); i++) {
            seen.add(moves.get(view.near(i)));
        }
        seen.addAll(view.newlySeen());
        return seen;
    }

    private void noteStaleness() {
        for (int viewer : numbers()) {
            for (int number : numbers()) {
                boolean right = placeOf(number).equals(knownTo(viewer, number));
                int since = staleSince[viewer - 1][number - 1];
                staleSince[viewer - 1][number - 1] = right ? 0 : since == 0 ? tick : since;
            }
        }
    }

    /** For how many ticks somebody has not known where somebody is, at most. */
    int longestIgnorance() {
        return Arrays.stream(staleSince)
                .flatMapToInt(Arrays::stream)
                .filter(since -> since > 0)
                .map(since -> tick - since + 1)
                .max()
                .orElse(0);
    }

    boolean areNear(Place one, Place other) {
        double cell = settings.cellMetres();
        return Cell.areNear(Cell.keyOf(one.x(), one.z(), cell), Cell.keyOf(other.x(), other.z(), cell));
    }
}
