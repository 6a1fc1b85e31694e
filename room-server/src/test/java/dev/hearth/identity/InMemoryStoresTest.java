package dev.hearth.identity;

import dev.hearth.kernel.MovingClock;
import org.junit.jupiter.api.Nested;

class InMemoryStoresTest {

    @Nested
    class OfPeople implements PeopleContract {
        private final People people = new InMemoryPeople();

        @Override
        public People people() {
            return people;
        }
    }

    @Nested
    class OfRefreshTokens implements RefreshTokensContract {
        private final MovingClock clock = MovingClock.somewhen();
        private final RefreshTokens tokens = new InMemoryRefreshTokens(clock);

        @Override
        public RefreshTokens tokens() {
            return tokens;
        }

        @Override
        public MovingClock clock() {
            return clock;
        }
    }
}
