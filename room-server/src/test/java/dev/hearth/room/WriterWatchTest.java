package dev.hearth.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.room.LogRows.Counted;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WriterWatchTest {

    private static final Counted ONE = new Counted(1, 11, "mine", "mine");

    private final WriterWatch watch = new WriterWatch();

    /** A life that has read a log of ten. */
    WriterWatchTest() {
        watch.recovered(10);
    }

    private static Counted mine(long rows, long newest) {
        return new Counted(rows, newest, "mine", "mine");
    }

    private static Counted theirs(long rows, long newest) {
        return new Counted(rows, newest, "theirs", "theirs");
    }

    /** What it finds if it knows of so many numbers, writes nothing and the store counts this. */
    private Optional<String> look(long offset, Counted first, Counted rest) {
        return watch.judge(new WriterWatch.Answer(watch.ask(offset, false), first, rest), offset, false);
    }

    @Test
    void findsNothingInALogOfItsOwn() {
        assertThat(look(10, Counted.NONE, Counted.NONE)).isEmpty();
        assertThat(look(15, Counted.NONE, mine(5, 15))).isEmpty();
        assertThat(look(15, ONE, Counted.NONE)).isEmpty();
        assertThat(look(20, ONE, mine(5, 20))).isEmpty();
    }

    @Test
    void asksOnlyForWhatItHasNotSeen() {
        look(15, Counted.NONE, mine(5, 15));

        var question = watch.ask(16, false);

        assertThat(question.above()).isEqualTo(15);
        assertThat(question.looksBack()).isTrue();
        assertThat(question.first()).isEqualTo(11);
    }

    @Test
    void looksBackForAWhileOnly() {
        for (int looks = 0; looks < 4; looks++) {
            look(15, Counted.NONE, mine(5, 15));
        }

        assertThat(watch.ask(16, false).looksBack()).isFalse();
    }

    @Test
    void findsWhoeverIsLeftFromBeforeByTheFirstNumber() {
        look(15, Counted.NONE, mine(5, 15));

        assertThat(look(20, new Counted(2, 11, "mine", "theirs"), mine(5, 20))).contains("number 11 stands 2 times");
    }

    @Test
    void findsTwoWritersAtOnce() {
        assertThat(look(15, Counted.NONE, new Counted(6, 15, "mine", "theirs")))
                .contains("above 10 wrote mine and theirs");
    }

    @Test
    void findsAnotherWriterInItsPlace() {
        look(15, Counted.NONE, mine(5, 15));

        assertThat(look(20, ONE, theirs(5, 20))).contains("above 15 wrote theirs and not mine");
    }

    @Test
    void findsNumbersThatItDidNotGive() {
        assertThat(look(10, Counted.NONE, theirs(1, 11)))
                .contains("number 11 was written by theirs, the last one known is 10");
    }

    @Test
    void findsNumbersThatStandTwiceUnderOneName() {
        assertThat(look(15, Counted.NONE, mine(6, 15))).contains("above 10 stand 6 rows up to 15");
    }

    @Test
    void doesNotMistakeItsOwnWriteInFlight() {
        var asked = watch.ask(10, true);
        assertThat(watch.judge(new WriterWatch.Answer(asked, Counted.NONE, mine(1, 11)), 10, true))
                .isEmpty();

        asked = watch.ask(11, false);
        assertThat(watch.judge(new WriterWatch.Answer(asked, Counted.NONE, mine(2, 12)), 12, false))
                .isEmpty();

        asked = watch.ask(12, false);
        assertThat(watch.judge(new WriterWatch.Answer(asked, Counted.NONE, mine(2, 13)), 12, true))
                .isEmpty();
    }

    @Test
    void learnsItsNameOnlyFromRowsThatItKnowsItWrote() {
        var asked = watch.ask(10, true);
        watch.judge(new WriterWatch.Answer(asked, Counted.NONE, theirs(1, 11)), 10, true);

        assertThat(look(11, Counted.NONE, mine(1, 11))).isEmpty();
    }

    @Test
    void forgetsWhatItAskedBeforeTheLogWasReadAgain() {
        var asked = watch.ask(10, false);
        watch.recovered(11);

        assertThat(watch.judge(new WriterWatch.Answer(asked, Counted.NONE, theirs(1, 11)), 10, false))
                .isEmpty();
        assertThat(look(12, Counted.NONE, theirs(1, 12))).isEmpty();
    }
}
