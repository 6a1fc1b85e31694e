package dev.hearth.room.domain;

import static dev.hearth.room.domain.People.person;
import static dev.hearth.room.domain.People.persona;
import static dev.hearth.room.domain.People.principal;
import static dev.hearth.room.domain.RoomScenario.OWNER;
import static dev.hearth.room.domain.RoomScenario.START;
import static dev.hearth.room.domain.RoomScenario.emptyRoom;
import static dev.hearth.room.domain.RoomScenario.say;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ModerationTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final RoomCommand JOIN = new RoomCommand.Join();
    private static final Layout HALL = Layout.of(Layout.HALL);

    private final RoomScenario story = emptyRoom().givenInside("ann", OWNER);

    private static RoomCommand ban(String who) {
        return new RoomCommand.Ban(persona(who), HOUR);
    }

    private static RoomCommand unban(String who) {
        return new RoomCommand.Unban(persona(who));
    }

    private static RoomCommand mute(String who) {
        return new RoomCommand.Mute(persona(who), HOUR);
    }

    private static RoomCommand unmute(String who) {
        return new RoomCommand.Unmute(persona(who));
    }

    private static RoomCommand makeBuilder(String who) {
        return new RoomCommand.ChangeRole(persona(who), Role.BUILDER);
    }

    private static RoomCommand makeGuest(String who) {
        return new RoomCommand.ChangeRole(persona(who), Role.GUEST);
    }

    private RoomEvent left(LeaveReason reason) {
        return new RoomEvent.OccupantLeft(1, persona("ann"), reason, HALL.entrance(1));
    }

    /** Operators of the house act through the room itself. */
    @Nested
    class WhenTheHouseActs {

        @Test
        void nobodyIsProtectedFromIt() {
            story.whenRoom(new RoomCommand.Kick(persona(OWNER)))
                    .thenEvents(new RoomEvent.OccupantLeft(2, persona(OWNER), LeaveReason.KICKED, HALL.entrance(2)));
            story.whenRoom(mute("ann")).thenEvents(new RoomEvent.PersonaMuted(persona("ann"), START.plus(HOUR)));
        }

        @Test
        void closesAndOpensAgain() {
            story.whenRoom(new RoomCommand.Close()).thenEvents(new RoomEvent.RoomClosed());
            story.when("bob", JOIN).thenRefused(Rejection.ROOM_CLOSED);
            story.whenRoom(new RoomCommand.Reopen()).thenEvents(new RoomEvent.RoomReopened());
        }

        @Test
        void cannotSendAwayWhoIsNotHere() {
            story.whenRoom(new RoomCommand.Kick(persona("bob"))).thenRefused(Rejection.NO_SUCH_OCCUPANT);
        }

        @Test
        void doesNotBuildOrTalk() {
            story.whenRoom(say("hello")).thenRefused(Rejection.FORBIDDEN);
            story.whenRoom(ban("ann")).thenRefused(Rejection.FORBIDDEN);
        }
    }

    @Nested
    class WhenKicking {

        @Test
        void sendsTheTargetOutWhoMayComeBack() {
            story.when(OWNER, new RoomCommand.Kick(persona("ann")))
                    .thenEvents(left(LeaveReason.KICKED))
                    .thenAuthor(2)
                    .when("ann", JOIN)
                    .thenReceipt(3, "");
        }

        @Test
        void refusesATargetWhoIsNotHere() {
            story.given("ann", say("bye"), new RoomCommand.Leave())
                    .when(OWNER, new RoomCommand.Kick(persona("ann")))
                    .thenRefused(Rejection.NO_SUCH_OCCUPANT);
        }

        @Test
        void protectsTheOwner() {
            story.when(OWNER, new RoomCommand.Kick(persona(OWNER))).thenRefused(Rejection.TARGET_PROTECTED);
        }

        @Test
        void isNotForBuildersOrGuests() {
            story.givenInside("bob")
                    .given(OWNER, makeBuilder("bob"))
                    .when("bob", new RoomCommand.Kick(persona("ann")))
                    .thenRefused(Rejection.FORBIDDEN)
                    .when("ann", new RoomCommand.Kick(persona("bob")))
                    .thenRefused(Rejection.FORBIDDEN);
        }
    }

    @Nested
    class WhenBanning {

        @Test
        void bansThePersonAndEndsTheAttendance() {
            story.when(OWNER, ban("ann"))
                    .thenEvents(
                            new RoomEvent.PersonBanned(person("ann"), persona("ann"), START.plus(HOUR)),
                            left(LeaveReason.BANNED));
            assertThat(story.commit().entries())
                    .extracting(entry -> entry.cause() != null)
                    .containsExactly(false, true);
        }

        @Test
        void refusesTheBannedUntilTheEnd() {
            var refused = new Outcome.Refused(Rejection.BANNED, null, START.plus(HOUR));
            story.given(OWNER, ban("ann"))
                    .when("ann", JOIN)
                    .thenRefused(refused)
                    .later(HOUR.minusMillis(1))
                    .when("ann", JOIN)
                    .thenRefused(refused);
            assertThat(story.room().canAttend(principal("ann"), story.now())).contains(Rejection.BANNED);
            story.later(Duration.ofMillis(1)).when("ann", JOIN).thenAccepted();
        }

        @Test
        void refusesEveryFaceOfTheBannedPerson() {
            story.given(OWNER, ban("ann"))
                    .when(principal("ann", "anna"), JOIN)
                    .thenRefused(new Outcome.Refused(Rejection.BANNED, null, START.plus(HOUR)));
        }

        @Test
        void reachesSomebodyWhoSpokeAndLeft() {
            story.given("ann", say("rude"), new RoomCommand.Leave())
                    .when(OWNER, ban("ann"))
                    .thenEvents(new RoomEvent.PersonBanned(person("ann"), persona("ann"), START.plus(HOUR)));
        }

        @Test
        void refusesATargetNobodySaw() {
            story.when(OWNER, ban("eve")).thenRefused(Rejection.NO_SUCH_OCCUPANT);
        }

        @Test
        void protectsTheOwnerUnderEveryFace() {
            story.given(principal(OWNER, "olive"), JOIN)
                    .when(OWNER, ban(OWNER))
                    .thenRefused(Rejection.TARGET_PROTECTED)
                    .when(OWNER, ban("olive"))
                    .thenRefused(Rejection.TARGET_PROTECTED);
        }

        @Test
        void replacesAnEarlierBan() {
            story.given("ann", say("rude"))
                    .given(OWNER, ban("ann"))
                    .later(Duration.ofMinutes(30))
                    .given(OWNER, ban("ann"));
            assertThat(story.room().banOf(person("ann"), story.now()))
                    .map(RoomBan::until)
                    .contains(START.plus(HOUR).plus(Duration.ofMinutes(30)));
        }

        @Test
        void isLiftedByTheOwner() {
            story.given(OWNER, ban("ann"))
                    .when(OWNER, unban("ann"))
                    .thenEvents(new RoomEvent.PersonUnbanned(person("ann"), persona("ann")))
                    .when("ann", JOIN)
                    .thenAccepted();
        }

        @Test
        void hasNothingToLiftFromTheUnbanned() {
            story.when(OWNER, unban("ann")).thenNothingChanged(0, "");
        }

        @Test
        void refusesMoreThanTheListHolds() {
            banThousandPeople();
            story.givenInside("one-more").when(OWNER, ban("one-more")).thenRefused(Rejection.LIMIT_REACHED);
            assertThat(story.room().occupantOf(persona("one-more"))).isPresent();
        }

        @Test
        void makesPlaceForANewBanWhenOldOnesEnded() {
            banThousandPeople();
            story.later(HOUR)
                    .givenInside("one-more")
                    .when(OWNER, ban("one-more"))
                    .thenAccepted();
            assertThat(story.room().sanctions().bans()).containsOnlyKeys(person("one-more"));
        }

        private void banThousandPeople() {
            for (int i = 0; i < Sanctions.BANS_MAX; i++) {
                story.givenInside("troll" + i).given(OWNER, ban("troll" + i));
            }
        }
    }

    @Nested
    class WhenMuting {

        private final Outcome.Refused muted = new Outcome.Refused(Rejection.MUTED, null, START.plus(HOUR));

        @Test
        void silencesTheTargetUntilTheEnd() {
            story.when(OWNER, mute("ann"))
                    .thenEvents(new RoomEvent.PersonaMuted(persona("ann"), START.plus(HOUR)))
                    .when("ann", say("but"))
                    .thenRefused(muted)
                    .later(HOUR)
                    .when("ann", say("sorry"))
                    .thenAccepted();
        }

        @Test
        void silencesWhispersToo() {
            story.given(OWNER, mute("ann"));
            assertThat(story.room().isMuted(persona("ann"), START)).isTrue();
            assertThat(story.room().mayWhisper(principal("ann"), 2, START)).contains(Rejection.MUTED);
            assertThat(story.room().mayWhisper(principal(OWNER), 1, START)).isEmpty();
        }

        @Test
        void holdsAcrossLeavingAndComingBack() {
            story.given(OWNER, mute("ann"))
                    .given("ann", new RoomCommand.Leave(), JOIN)
                    .when("ann", say("but"))
                    .thenRefused(muted);
        }

        @Test
        void isLiftedByTheOwner() {
            story.given(OWNER, mute("ann"))
                    .when(OWNER, unmute("ann"))
                    .thenEvents(new RoomEvent.PersonaUnmuted(persona("ann")))
                    .when("ann", say("thanks"))
                    .thenAccepted();
        }

        @Test
        void hasNothingToLiftFromTheUnmuted() {
            story.when(OWNER, unmute("ann")).thenNothingChanged(0, "");
        }

        @Test
        void protectsTheOwner() {
            story.when(OWNER, mute(OWNER)).thenRefused(Rejection.TARGET_PROTECTED);
        }

        @Test
        void refusesATargetNobodySaw() {
            story.when(OWNER, mute("eve")).thenRefused(Rejection.NO_SUCH_OCCUPANT);
        }

        @Test
        void refusesMoreThanTheListHolds() {
            muteThousandPeople();
            story.givenInside("one-more")
                    .when(OWNER, mute("one-more"))
                    .thenRefused(Rejection.LIMIT_REACHED)
                    .given(OWNER, unmute("troll7"))
                    .when(OWNER, mute("one-more"))
                    .thenAccepted();
        }

        @Test
        void renewsAMuteWhenTheListIsFull() {
            muteThousandPeople();
            story.givenInside("troll7").when(OWNER, mute("troll7")).thenAccepted();
        }

        private void muteThousandPeople() {
            for (int i = 0; i < Sanctions.MUTES_MAX; i++) {
                var troll = "troll" + i;
                story.givenInside(troll).given(OWNER, mute(troll)).given(troll, new RoomCommand.Leave());
            }
        }
    }

    @Nested
    class WhenChangingRoles {

        @Test
        void makesABuilderAndAGuestAgain() {
            story.when(OWNER, makeBuilder("ann")).thenEvents(new RoomEvent.RoleChanged(persona("ann"), Role.BUILDER));
            assertThat(story.room().roleOf(persona("ann"))).isEqualTo(Role.BUILDER);
            story.when(OWNER, makeGuest("ann")).thenEvents(new RoomEvent.RoleChanged(persona("ann"), Role.GUEST));
            assertThat(story.room().roleOf(persona("ann"))).isEqualTo(Role.GUEST);
        }

        @Test
        void keepsTheRoleOfSomebodyWhoLeaves() {
            story.given(OWNER, makeBuilder("ann"))
                    .given("ann", new RoomCommand.Leave())
                    .when(OWNER, makeGuest("ann"))
                    .thenAccepted();
        }

        @Test
        void doesNothingWhenTheRoleIsSo() {
            story.when(OWNER, makeGuest("eve"))
                    .thenNothingChanged(0, "")
                    .given(OWNER, makeBuilder("ann"))
                    .when(OWNER, makeBuilder("ann"))
                    .thenNothingChanged(0, "");
        }

        @Test
        void protectsTheOwner() {
            story.when(OWNER, makeGuest(OWNER)).thenRefused(Rejection.TARGET_PROTECTED);
        }

        @Test
        void refusesATargetNobodySaw() {
            story.when(OWNER, makeBuilder("eve")).thenRefused(Rejection.NO_SUCH_OCCUPANT);
        }

        @Test
        void refusesMoreThanTheListHolds() {
            for (int i = 0; i < Room.BUILDERS_MAX; i++) {
                var builder = "builder" + i;
                story.givenInside(builder).given(OWNER, makeBuilder(builder)).given(builder, new RoomCommand.Leave());
            }
            story.when(OWNER, makeBuilder("ann")).thenRefused(Rejection.LIMIT_REACHED);
        }
    }
}
