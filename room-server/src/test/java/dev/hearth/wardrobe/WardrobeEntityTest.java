package dev.hearth.wardrobe;

import static dev.hearth.wardrobe.domain.WardrobeSamples.BOWLER;
import static dev.hearth.wardrobe.domain.WardrobeSamples.RED_SCARF;
import static dev.hearth.wardrobe.domain.WardrobeSamples.STRAW_HAT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.catalogue.domain.Slot;
import dev.hearth.kernel.Look;
import dev.hearth.store.StoreGuard;
import dev.hearth.wardrobe.WardrobeDriver.News;
import dev.hearth.wardrobe.WardrobeEntity.Done;
import dev.hearth.wardrobe.WardrobeEntity.Kept;
import dev.hearth.wardrobe.WardrobeEntity.Refusal;
import dev.hearth.wardrobe.WardrobeEntity.Refused;
import dev.hearth.wardrobe.WardrobeEntity.Shown;
import dev.hearth.wardrobe.domain.Outfit;
import dev.hearth.wardrobe.domain.WardrobeCommand;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WardrobeEntityTest {

    private static final String LOG = "wardrobe|" + WardrobeDriver.ANNA;

    private ActorTestKit kit;
    private WardrobeDriver driver;
    private PersistenceTestKit store;

    @BeforeEach
    void start() {
        kit = WardrobeDriver.newKit();
        driver = new WardrobeDriver(kit);
        store = PersistenceTestKit.create(kit.system());
    }

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    private static Look wearing(String... products) {
        return new Look(Look.plain().body(), List.of(products));
    }

    @Test
    void ordersWhatIsWornAsTheCatalogueOrdersSlots() {
        assertThat(Arrays.stream(Slot.values()).map(Slot::wire)).containsExactlyElementsOf(Outfit.SLOTS);
    }

    @Test
    void answersOnceTheTableHasTheLook() {
        driver.holdTable();
        var answers = driver.change(1, WardrobeDriver.wear(STRAW_HAT));
        driver.awaitTableAsked();
        answers.expectNoMessage(Duration.ofMillis(100));

        driver.letTable();

        answers.expectMessage(new Done(2, wearing("straw-hat"), List.of(), false));
        assertThat(driver.table()).isEqualTo(new LookPublication.Versioned(wearing("straw-hat"), 2));
    }

    @Test
    void tellsThePersonsOtherDevicesAfterThat() {
        driver.done(1, WardrobeDriver.wear(STRAW_HAT));

        driver.news.expectMessage(new News(WardrobeDriver.ANN, WardrobeDriver.ANNA, wearing("straw-hat"), 2));
    }

    @Test
    void refusesWithoutWritingAnything() {
        assertThat(driver.answer(1, WardrobeDriver.wear(STRAW_HAT, BOWLER)))
                .isEqualTo(new Refused(Refusal.SLOT_CONFLICT));

        store.expectNothingPersisted(LOG);
        assertThat(driver.tableWrites()).isZero();
    }

    @Test
    void writesWhatChangedNothingAndShowsNobodyANewLook() {
        driver.done(1, WardrobeDriver.wear(STRAW_HAT));
        driver.news.expectMessageClass(News.class);

        assertThat(driver.answer(2, WardrobeDriver.wear(STRAW_HAT)))
                .isEqualTo(new Done(2, wearing("straw-hat"), List.of(), false));

        assertThat(store.persistedInStorage(LOG)).hasSize(2);
        assertThat(driver.tableWrites()).isEqualTo(1);
        driver.news.expectNoMessage(Duration.ofMillis(50));
    }

    @Test
    void showsWhatIsWornAndKept() {
        driver.done(1, WardrobeDriver.wear(STRAW_HAT));
        driver.done(2, new WardrobeCommand.Save("<script>alert(1)</script>"));

        assertThat(driver.read())
                .isEqualTo(new Shown(
                        2, wearing("straw-hat"), List.of(new Kept("<script>alert(1)</script>", wearing("straw-hat")))));
    }

    @Test
    void writesOnlyTheNewestOfSeveralLooksThatWait() {
        driver.holdTable();
        var first = driver.change(1, WardrobeDriver.wear(STRAW_HAT));
        driver.awaitTableAsked();
        var second = driver.change(2, WardrobeDriver.wear(BOWLER));
        var third = driver.change(3, WardrobeDriver.wear(RED_SCARF));
        driver.awaitVersion(4);

        driver.letTable();

        assertThat(first.expectMessageClass(Done.class).version()).isEqualTo(2);
        assertThat(second.expectMessageClass(Done.class).version()).isEqualTo(3);
        assertThat(third.expectMessageClass(Done.class).version()).isEqualTo(4);
        assertThat(driver.tableWrites()).isEqualTo(2);
        assertThat(driver.table()).isEqualTo(new LookPublication.Versioned(wearing("red-scarf", "bowler"), 4));
    }

    @Test
    void refusesMoreThanMayWait() {
        driver.holdTable();
        driver.change(1, WardrobeDriver.wear(STRAW_HAT));
        driver.awaitTableAsked();
        for (int key = 2; key <= 4; key++) {
            driver.change(key, WardrobeDriver.wear(key % 2 == 0 ? BOWLER : STRAW_HAT));
            driver.awaitVersion(key + 1L);
        }

        assertThat(driver.answer(5, WardrobeDriver.wear(BOWLER))).isEqualTo(new Refused(Refusal.BUSY));
    }

    @Nested
    class AfterACrash {

        @Test
        void rememberWhatWasAcknowledgedAndTheKey() {
            driver.done(1, WardrobeDriver.wear(STRAW_HAT));
            driver.crash();

            assertThat(driver.answer(1, WardrobeDriver.wear(STRAW_HAT)))
                    .isEqualTo(new Done(2, wearing("straw-hat"), List.of(), true));
            assertThat(((Shown) driver.read()).look()).isEqualTo(wearing("straw-hat"));
        }

        @Test
        void publishesTheNewestLookAgainBeforeItAnswers() {
            driver.holdTable();
            driver.change(1, WardrobeDriver.wear(STRAW_HAT));
            driver.awaitTableAsked();
            driver.crash();
            driver.loseTableWrites();

            assertThat(driver.answer(1, WardrobeDriver.wear(STRAW_HAT)))
                    .isEqualTo(new Done(2, wearing("straw-hat"), List.of(), true));
            assertThat(driver.table()).isEqualTo(new LookPublication.Versioned(wearing("straw-hat"), 2));
        }
    }

    @Nested
    class WhileTheStoreFails {

        @Test
        void doesNotKnowTheOutcomeOfAFailedWriteAndWaitsUntilItIsSafe() {
            driver.read();
            store.failNextPersisted(LOG);
            assertThat(driver.answer(1, WardrobeDriver.wear(STRAW_HAT)))
                    .isEqualTo(new Refused(Refusal.OUTCOME_PENDING));
            var ask = driver.guard.expectMessageClass(StoreGuard.AwaitSafe.class);
            assertThat(driver.metrics.scrape()).contains("hearth_journal_failures_total{kind=\"wardrobe\"} 1.0");

            assertThat(driver.answer(1, WardrobeDriver.wear(STRAW_HAT)))
                    .isEqualTo(new Refused(Refusal.STORAGE_UNAVAILABLE));
            ask.replyTo().tell(StoreGuard.Answer.SAFE);
            driver.settle();

            assertThat(driver.answer(1, WardrobeDriver.wear(STRAW_HAT)))
                    .isEqualTo(new Done(2, wearing("straw-hat"), List.of(), false));
        }

        @Test
        void staysWhenToldToStopUntilItIsSafe() {
            driver.read();
            store.failNextPersisted(LOG);
            driver.answer(1, WardrobeDriver.wear(STRAW_HAT));
            var ask = driver.guard.expectMessageClass(StoreGuard.AwaitSafe.class);
            var wardrobe = driver.wardrobe();

            wardrobe.tell(WardrobeEntity.Stop.INSTANCE);
            driver.pass(Duration.ofSeconds(14));
            assertThat(driver.answer(2, WardrobeDriver.wear(BOWLER)))
                    .isEqualTo(new Refused(Refusal.STORAGE_UNAVAILABLE));
            ask.replyTo().tell(StoreGuard.Answer.SAFE);

            driver.news.expectTerminated(wardrobe);
        }

        @Test
        void doesNotSleepBeforeItIsSafe() {
            driver.read();
            store.failNextPersisted(LOG);
            driver.answer(1, WardrobeDriver.wear(STRAW_HAT));
            driver.guard.expectMessageClass(StoreGuard.AwaitSafe.class);

            driver.pass(Duration.ofMinutes(5));

            driver.shard.expectNoMessage(Duration.ofMillis(50));
        }

        @Test
        void saysThatNothingHappenedWhenTheLogCannotBeRead() {
            store.failNextRead(LOG);

            assertThat(driver.answer(1, WardrobeDriver.wear(STRAW_HAT)))
                    .isEqualTo(new Refused(Refusal.STORAGE_UNAVAILABLE));

            driver.pass(Duration.ofSeconds(1));
            assertThat(driver.done(1, WardrobeDriver.wear(STRAW_HAT)).duplicate())
                    .isFalse();
        }

        @Test
        void doesNotKnowTheOutcomeWhileTheTableFailsAndShowsTheLookLater() {
            driver.failTable();
            assertThat(driver.answer(1, WardrobeDriver.wear(STRAW_HAT)))
                    .isEqualTo(new Refused(Refusal.OUTCOME_PENDING));

            driver.letTable();
            driver.pass(Duration.ofSeconds(1));

            driver.news.expectMessage(new News(WardrobeDriver.ANN, WardrobeDriver.ANNA, wearing("straw-hat"), 2));
            assertThat(driver.answer(1, WardrobeDriver.wear(STRAW_HAT)))
                    .isEqualTo(new Done(2, wearing("straw-hat"), List.of(), true));
        }
    }

    @Nested
    class WhenItIsDone {

        @Test
        void asksForLeaveAfterAWhileAndStops() {
            driver.done(1, WardrobeDriver.wear(STRAW_HAT));

            driver.pass(Duration.ofSeconds(30));

            driver.shard.expectMessageClass(ClusterSharding.Passivate.class);
            var wardrobe = driver.wardrobe();
            wardrobe.tell(WardrobeEntity.Stop.INSTANCE);
            driver.news.expectTerminated(wardrobe);
        }

        @Test
        void answersWhatIsBeingWrittenBeforeItStops() {
            driver.holdTable();
            var answers = driver.change(1, WardrobeDriver.wear(STRAW_HAT));
            driver.awaitTableAsked();
            var wardrobe = driver.wardrobe();

            wardrobe.tell(WardrobeEntity.Stop.INSTANCE);
            assertThat(driver.answer(2, WardrobeDriver.wear(BOWLER)))
                    .isEqualTo(new Refused(Refusal.STORAGE_UNAVAILABLE));
            driver.letTable();

            assertThat(answers.expectMessageClass(Done.class).version()).isEqualTo(2);
            driver.news.expectTerminated(wardrobe);
        }

        @Test
        void doesNotStayForATableThatIsSilent() {
            driver.holdTable();
            var answers = driver.change(1, WardrobeDriver.wear(STRAW_HAT));
            driver.awaitTableAsked();
            var wardrobe = driver.wardrobe();

            wardrobe.tell(WardrobeEntity.Stop.INSTANCE);
            driver.settle();
            driver.pass(Duration.ofSeconds(3));

            answers.expectMessage(new Refused(Refusal.OUTCOME_PENDING));
            driver.news.expectTerminated(wardrobe);
        }
    }
}
