package dev.hearth.load.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People furnish a room together, sit on what they placed, and take it away again. */
class FurnishIT {

    private static final String CHAIR = "oak-chair";

    @RegisterExtension
    final OpenHouse house = new OpenHouse();

    @Test
    void ownerAndBuilderFurnishOneRoomTogether() {
        var ada = house.enters("Ada");
        ada.createRoom("Open Workshop");
        var ben = house.followsLinkOf(ada, "Ben");
        ada.awaitOccupants(2);
        assertThat(ben.page().locator("#tab-build").isVisible()).isFalse();

        ada.meet("Ben");
        ada.the("deed-role").click();
        ada.place(CHAIR, 3.0, 6.0);
        ben.await("hearth.state.room.furniture.length === 1");
        ben.place(CHAIR, 9.0, 2.0);
        ada.await("hearth.state.room.furniture.length === 2");
        assertThat(ada.ask("JSON.stringify(hearth.state.room.furniture)"))
                .isEqualTo(ben.ask("JSON.stringify(hearth.state.room.furniture)"));

        ben.the("placed-tab").click();
        var own = ben.page().locator("[data-piece='2'] [data-test=piece-remove]");
        assertThat(ben.page()
                        .locator("[data-piece='1'] [data-test=piece-remove]")
                        .isDisabled())
                .isTrue();
        own.click();
        ada.await("hearth.state.room.furniture.length === 1");
        ben.the("undo-build").click();
        ada.await("hearth.state.room.furniture.length === 2");
    }

    @Test
    void removedChairLeavesItsSitterStanding() {
        var ada = house.enters("Ada");
        ada.createRoom("Musical Chairs");
        var ben = house.followsLinkOf(ada, "Ben");
        ada.awaitOccupants(2);
        ada.place(CHAIR, 3.0, 6.5);

        ben.sitOn("p1.1");
        ada.awaitSeated("Ben", "p1.1");
        ada.the("placed-tab").click();
        ada.the("piece-remove").click();

        ben.await("hearth.state.room.furniture.length === 0");
        ben.await("hearth.state.room.occupants.every((each) => each.seat === null)");
        ada.await("hearth.state.room.occupants.every((each) => each.seat === null)");
    }

    @Test
    void keyboardAlonePlacesMovesAndRemoves() {
        var ada = house.enters("Ada");
        ada.createRoom("Quiet Workshop");
        var keys = ada.page().keyboard();
        ada.tabTo("#tab-talk");
        keys.press("End");
        ada.tabTo("[data-product=" + CHAIR + "]");
        keys.press("Enter");
        ada.await("hearth.state.ghost !== null && document.activeElement.id === 'floor'");
        var start = ((Number) ada.ask("hearth.state.ghost.spot.x")).doubleValue();
        keys.press("Shift+ArrowRight");
        keys.press("r");
        keys.press("+");
        ada.await("hearth.state.ghost.spot.x > arg && hearth.state.ghost.spot.scale > 1", start);
        keys.press("Enter");
        ada.await("hearth.state.room.furniture.length === 1 && hearth.state.ghost === null");

        ada.tabTo("[data-test=placed-tab]");
        keys.press("Enter");
        ada.tabTo("[data-piece='1'] .person");
        keys.press("Enter");
        ada.await("hearth.state.ghost?.piece === 1");
        keys.press("ArrowLeft");
        keys.press("Escape");
        ada.await("hearth.state.ghost === null");
        ada.tabTo("[data-test=piece-remove]");
        keys.press("Enter");
        ada.await("hearth.state.room.furniture.length === 0");
    }

    @Test
    void pieceThatDoesNotFitSaysWhyAndStaysInHand() {
        var ada = house.enters("Ada");
        ada.createRoom("Tight Corner");
        ada.show("build");
        ada.product(CHAIR).click();
        for (int step = 0; step < 14; step++) {
            ada.page().locator("#ghost-larger").click();
        }
        ada.page().keyboard().press("PageUp");
        ada.await("hearth.state.ghost.fault === 'furniture.outside'");

        assertThat(ada.the("ghost-place").isDisabled()).isTrue();
        assertThat(ada.the("ghost-state").innerText()).contains("does not fit");
        ada.the("ghost-cancel").click();
        assertThat(ada.ask("hearth.state.ghost")).isNull();
    }

    @Test
    void buildsOnAPhoneWithoutScrollingSideways() {
        var ada = house.opens("Ada", Visitor.PHONE);
        ada.the("name-input").fill("Ada");
        ada.the("enter").click();
        ada.awaitLive();
        ada.createRoom("Pocket Room");
        ada.show("build");
        ada.product(CHAIR).click();
        ada.the("ghost-place").click();
        ada.await("hearth.state.room.furniture.length === 1");
        ada.show("wardrobe");

        assertThat(ada.ask("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }
}
