package dev.hearth.load.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeedTest {

    private static List<String> world(long seed) {
        SeedPlan plan = new SeedPlan(seed);
        return IntStream.range(0, 50)
                .mapToObj(number -> plan.guest(number) + plan.room(number) + plan.deeds(number, "r"))
                .toList();
    }

    @Test
    void theSameSeedMakesTheSameWorld() {
        assertThat(world(7)).isEqualTo(world(7)).isNotEqualTo(world(8)).doesNotHaveDuplicates();
    }

    @Test
    void nobodySaysMoreThanOnePersonMay() {
        SeedPlan plan = new SeedPlan(1);
        assertThat(IntStream.range(0, 1_000).mapToObj(number -> plan.deeds(number, "r")))
                .allSatisfy(deeds -> {
                    assertThat(deeds).hasSizeBetween(4, 13);
                    assertThat(deeds.stream().filter(deed -> deed.has("text"))).hasSizeBetween(1, 5);
                });
    }

    @Test
    void takesOptionsOverDefaults() {
        assertThat(SeedSettings.parse(List.of("sow")).guests()).isEqualTo(10_000);
        SeedSettings settings = SeedSettings.parse(List.of("sow", "--guests=20", "--rooms=3", "--seed=9"));
        assertThat(settings.rooms()).isEqualTo(3);
        assertThat(settings.seed()).isEqualTo(9);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        for (String wrong : List.of("", "reap", "sow --rooms=0", "sow --guests=2 --rooms=3", "sow --speed=9")) {
            assertThatIllegalArgumentException()
                    .as(wrong)
                    .isThrownBy(() -> SeedSettings.parse(List.of(wrong.split(" ", -1))));
        }
    }
}
