package dev.hearth.room.domain;

import java.util.List;
import java.util.Map;

/**
 * A room in which everything that grows is as large as it may be, or one less where a command adds to it, and one command
 * of each kind into it: for the benchmark of the rules.
 *
 * @param room 100 people, 499 pieces with 200 seats, talk and memory of keys full
 */
record FullRoom(Room room) {

    static final int PEOPLE = 100;

    private static final int SOFAS = Furniture.SEATS_MAX / 2;
    private static final long FRESH_KEY = 1_000_000;
    private static final RoomProfile WIDE = new RoomProfile("Full", "", List.of(), "", PEOPLE + 1, Visibility.OPEN, "");

    static FullRoom build() {
        var story =
                RoomScenario.absentRoom().given(RoomScenario.OWNER, new RoomCommand.Create(WIDE, "garden.v1", "nonce"));
        for (int i = 0; i < PEOPLE; i++) {
            story.givenInside(name(i));
        }
        furnish(story);
        for (int i = 0; i < SOFAS / 2; i++) {
            story.given(name(i), new RoomCommand.Sit(seat(i + 1)));
        }
        // Talk in turns until not one more key fits.
        for (int i = 0; story.room().keys().size() < KeyMemory.KEYS_MAX; i++) {
            story.given(name(i % PEOPLE), RoomScenario.say("line " + i));
        }
        return new FullRoom(story.room());
    }

    private static void furnish(RoomScenario story) {
        for (int i = 0; i < SOFAS; i++) {
            story.given(name(0), Pieces.place(Pieces.SOFA, Pieces.at(2 + i % 12, 2 + i % 10)));
        }
        for (int i = SOFAS; i < Furniture.PIECES_MAX - 1; i++) {
            story.given(name(0), Pieces.place(Pieces.PLANT, Pieces.at(1 + i % 14, 1 + i % 12)));
        }
    }

    private static String name(int person) {
        return person == 0 ? RoomScenario.OWNER : "person " + person;
    }

    private static String seat(int sofa) {
        return "p" + sofa + ".1";
    }

    RoomBatch.Commit place() {
        return by(0, Pieces.place(Pieces.PLANT, new Spot(3, 0, 4, 1, 2)));
    }

    RoomBatch.Commit move() {
        return by(0, Pieces.moveTo(1, 5, 6));
    }

    RoomBatch.Commit remove() {
        return by(0, Pieces.remove(1));
    }

    RoomBatch.Commit say() {
        return by(PEOPLE - 1, RoomScenario.say("one more"));
    }

    RoomBatch.Commit sit() {
        return by(PEOPLE - 1, new RoomCommand.Sit(seat(SOFAS)));
    }

    RoomBatch.Commit sitOnTaken() {
        return by(PEOPLE - 1, new RoomCommand.Sit(seat(1)));
    }

    RoomBatch.Commit join() {
        return by(PEOPLE, new RoomCommand.Join());
    }

    private RoomBatch.Commit by(int person, RoomCommand command) {
        var who = People.principal(name(person));
        var cause = new Cause(who.person(), People.key(FRESH_KEY), "fresh");
        return RoomBatch.decide(room, List.of(Submission.by(who, cause, command)), Map.of(), room.lastEventAt());
    }
}
