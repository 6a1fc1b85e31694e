package dev.hearth.load.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People in front of real browser windows meet in rooms of the built distribution. */
class PageIT {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    @RegisterExtension
    final OpenHouse house = new OpenHouse();

    @Test
    void twoWindowsMeetAndTalk() {
        var ada = enters("Ada");
        ada.createRoom("The Kitchen Table");
        var ben = followsLinkOf(ada, "Ben");

        ada.awaitOccupants(2);
        ben.awaitOccupants(2);
        ada.say("Good evening!");
        ben.awaitLine("Good evening!");
        ben.say("Good evening to you.");
        ada.awaitLine("Good evening to you.");

        assertThat(ben.the("talk").innerText()).contains("Ada", "Good evening!");
        assertThat(ada.the("people").innerText()).contains("Ada", "Ben");
    }

    @Test
    void everyoneSeesOthersWalkAndSit() {
        var ada = enters("Ada");
        ada.createRoom("Dancing Hall");
        var ben = followsLinkOf(ada, "Ben");
        ada.awaitOccupants(2);

        ada.clickFloor(3.0, 2.0);
        ben.awaitNear("Ada", 3.0, 2.0);
        ben.sitOn("fire-1");
        ada.awaitSeated("Ben", "fire-1");
        ada.sitOn("fire-1");
        ada.the("toasts").getByText("Somebody sits there").waitFor();

        ada.sitOn("fire-2");
        ben.awaitSeated("Ada", "fire-2");
        ada.screenshot(SCREENSHOTS.resolve("room.png"));
    }

    @Test
    void listShowsRoomsWithTheirLiveCounts() {
        var ada = enters("Ada");
        ada.createRoom("Reading Corner");
        var ben = enters("Ben");
        var card = ben.the("room-card").filter(withText("Reading Corner"));

        card.getByText("1 of 20 here").waitFor();
        card.click();
        ben.awaitOccupants(2);
        ben.the("leave").click();
        ada.awaitOccupants(1);
    }

    @Test
    void reloadKeepsTheGuestAndTheirSeat() {
        var ada = enters("Ada");
        ada.createRoom("Observatory");
        ada.sitOn("sofa-1");
        ada.awaitSeated("Ada", "sofa-1");
        var before = ada.ask("hearth.state.me");

        ada.page().reload();
        ada.awaitSeated("Ada", "sofa-1");

        assertThat(ada.ask("hearth.state.me")).isEqualTo(before);
    }

    @Test
    void keyboardAloneIsEnough() {
        var ada = house.opens("Ada", Visitor.DESK);
        var keys = ada.page().keyboard();
        ada.tabTo("[data-test=name-input]");
        keys.type("Ada");
        keys.press("Enter");
        ada.awaitLive();
        ada.tabTo("[data-test=create-room]");
        keys.press("Enter");
        keys.type("Quiet Keys");
        keys.press("Enter");
        ada.awaitRoom("Quiet Keys");
        ada.tabTo("[data-test=talk-input]");
        keys.type("No mouse here.");
        keys.press("Enter");
        ada.awaitLine("No mouse here.");
        ada.tabTo("#tab-talk");
        keys.press("ArrowRight");
        keys.press("ArrowRight");
        ada.tabTo("[data-seat=chair-1]");
        keys.press("Space");
        ada.awaitSeated("Ada", "chair-1");

        ada.tabTo("[data-test=floor]");
        var start = ((Number) ada.ask("hearth.state.room.occupants[0].z")).doubleValue();
        keys.down("ArrowUp");
        ada.await("hearth.state.room.occupants[0].seat === null && hearth.state.room.occupants[0].z > arg + 1", start);
        keys.up("ArrowUp");
        ada.tabTo("[data-test=leave]");
        keys.press("Enter");
        ada.the("room-list").waitFor();
    }

    @Test
    void whatPeopleWriteStaysText() {
        var trick = "<img src=x onerror=\"window.stolen=1\"><script>window.stolen=1</script>";
        var ada = enters("Ada");
        ada.createRoom("<i>Slanted</i>");
        var ben = followsLinkOf(ada, "<img src=x>");
        ada.awaitOccupants(2);
        ada.the("talk").getByText("<img src=x> came in").waitFor();

        ada.say(trick);
        ben.awaitLine(trick);

        assertThat(ben.the("talk").innerText()).contains(trick);
        assertThat(ben.the("room-name").innerText()).isEqualTo("<i>Slanted</i>");
        assertThat(ada.the("talk").locator("img, script").count()).isZero();
        assertThat(ben.the("talk").locator("img, script").count()).isZero();
        assertThat(ben.ask("window.stolen === undefined")).isEqualTo(true);
    }

    @Test
    void whispersAndMessagesReachOnePersonAlone() {
        var ada = enters("Ada");
        ada.createRoom("Three Chairs");
        var ben = followsLinkOf(ada, "Ben");
        var cleo = followsLinkOf(ada, "Cleo");
        ada.awaitOccupants(3);

        ada.meet("Ben");
        ada.the("deed-whisper").click();
        ada.say("between us");
        ben.await("hearth.state.inbox.unread === 1");
        ben.the("messages").click();
        ben.the("message-input").fill("I hear you");
        ben.the("message-send").click();
        ada.await("hearth.state.inbox.messages.some((each) => each.text === 'I hear you')");
        ben.await("hearth.state.inbox.unread === 0");

        assertThat(ben.the("talk").innerText()).contains("Ada whispers", "between us");
        assertThat(cleo.the("talk").innerText()).doesNotContain("between us");
        assertThat(cleo.ask("hearth.state.inbox.messages.length")).isEqualTo(0);
    }

    @Test
    void ownerSendsSomebodyOutClosesAndReopens() {
        var ada = enters("Ada");
        ada.createRoom("House Rules");
        var ben = followsLinkOf(ada, "Ben");
        ada.awaitOccupants(2);

        ada.meet("Ben");
        ada.the("deed-kick").click();
        ben.the("come-back").click();
        ada.awaitOccupants(2);
        ada.the("room-settings").click();
        ada.the("close-room").click();
        ben.the("interlude").getByText("This room is closed").waitFor();
        ada.the("reopen").click();

        ada.awaitOccupants(1);
        ben.the("come-back").click();
        ada.awaitOccupants(2);
    }

    @Test
    void fitsAPhone() {
        var ada = enters("Ada");
        ada.createRoom("Small Screen");
        var ben = house.opensAt(ada.address(), "Ben", Visitor.PHONE);
        ben.the("name-input").fill("Ben");
        ben.the("enter").click();
        ben.awaitOccupants(2);

        ben.sitOn("bench-1");
        ada.awaitSeated("Ben", "bench-1");
        ben.say("From the bus.");
        ada.awaitLine("From the bus.");

        ben.screenshot(SCREENSHOTS.resolve("room-phone.png"));
        assertThat(ben.ask("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    @Test
    void lineSaidWhileTheServerIsAwayArrivesOnce() throws IOException, InterruptedException {
        var ada = enters("Ada");
        ada.createRoom("Candlelight");
        var ben = followsLinkOf(ada, "Ben");
        ada.awaitOccupants(2);
        ada.say("Before the dark.");
        ben.awaitLine("Before the dark.");

        house.node().kill();
        ada.await("hearth.state.connection === 'stale'");
        ada.say("In the dark.");
        house.node().startAgain();
        ada.networkIsBack();
        ben.networkIsBack();

        ada.awaitLine("In the dark.");
        ben.awaitLine("In the dark.");
        ben.awaitLine("Before the dark.");
        ada.await("hearth.state.pending.length === 0");
    }

    private Visitor enters(String name) {
        return house.enters(name);
    }

    private Visitor followsLinkOf(Visitor host, String name) {
        return house.followsLinkOf(host, name);
    }

    private static Locator.FilterOptions withText(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
