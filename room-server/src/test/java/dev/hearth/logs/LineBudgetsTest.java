package dev.hearth.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineBudgetsTest {

    private static final long SECOND = 1_000_000_000L;

    private final LineBudgets.Budget budget = new LineBudgets.Budget(0);

    @Test
    void writesAsManyAsItMayInASecondAndNotOneMore() {
        assertThat(budget.take(1, 2)).isZero();
        assertThat(budget.take(2, 2)).isZero();
        assertThat(budget.take(3, 2)).isEqualTo(LineBudgets.SPENT);
        assertThat(budget.take(SECOND - 1, 2)).isEqualTo(LineBudgets.SPENT);
    }

    @Test
    void theNextLineSaysHowManyWereLeftOut() {
        budget.take(1, 1);
        budget.take(2, 1);
        budget.take(3, 1);
        assertThat(budget.take(SECOND, 1)).isEqualTo(2);
        assertThat(budget.take(2 * SECOND, 1)).isZero();
    }
}
