package dev.hearth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.PromQl.Matcher;
import dev.hearth.PromQl.Selector;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromQlTest {

    @Test
    void findsSeriesInFunctionsAndBothSidesOfAComparison() {
        var read = PromQl.of("sum by (code) (rate(closed_total{code=\"4008\"}[5m])) > 0.01 * sum(open)");

        assertThat(read.selectors())
                .containsExactly(
                        new Selector("closed_total", List.of(new Matcher("code", "=", "4008"))),
                        new Selector("open", List.of()));
        assertThat(read.grouping()).containsExactly("code");
    }

    @Test
    void takesNeitherFunctionsNorWordsNorLabelsForSeries() {
        var read = PromQl.of("max(a) without (x) and on (y) b offset 5m unless histogram_quantile(0.9, c_bucket)");

        assertThat(read.selectors()).extracting(Selector::metric).containsExactly("a", "b", "c_bucket");
        assertThat(read.grouping()).containsExactlyInAnyOrder("x", "y");
    }

    @Test
    void readsEveryKindOfMatcherAndWhatGrafanaPutsIn() {
        var read = PromQl.of("rate(a{b=~\"$instance\", c!=\"d,}\", e!~\"f|g\"}[$__rate_interval])");

        assertThat(read.selectors().get(0).matchers())
                .containsExactly(
                        new Matcher("b", "=~", "$instance"),
                        new Matcher("c", "!=", "d,}"),
                        new Matcher("e", "!~", "f|g"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a{b}", "a{b=c}", "{b=\"c\"}", "sum by code (a)", "a{b=\"c\"", "a ? b"})
    void refusesWhatItDoesNotKnow(String expression) {
        assertThatThrownBy(() -> PromQl.of(expression)).isInstanceOf(RuntimeException.class);
    }
}
