package dev.hearth.load.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People dress, and others see it; looks and furniture outlive the server's death. */
class DressIT {

    /** Nobody comes in with one of these. */
    private static final String PACK = "backpack";

    private static final String WEARS_PACK =
            "hearth.state.room.occupants.some((each) => each.name === 'Ada' && each.look?.worn.includes('backpack'))";

    @RegisterExtension
    final OpenHouse house = new OpenHouse();

    @Test
    void othersSeeWhatSomebodyPutsOn() {
        var ada = house.enters("Ada");
        ada.createRoom("Fitting Room");
        var ben = house.followsLinkOf(ada, "Ben");
        ada.awaitOccupants(2);

        putOn(ada, PACK);
        ben.await(WEARS_PACK);

        ada.page().locator("#panel-wardrobe [data-part=body]").first().click();
        ada.page().locator("[data-skin='#4b2c1c']").click();
        ada.the("wear").click();
        ben.await("hearth.state.room.occupants.some((each) => each.look?.body.skin === '#4b2c1c')");
    }

    @Test
    void lookIsSavedWornAgainAndForgotten() {
        var ada = house.enters("Ada");
        ada.createRoom("Walk-in Closet");
        putOn(ada, PACK);
        ada.page().locator("#panel-wardrobe [data-part=saved]").first().click();
        ada.the("look-name").fill("<b>Winter</b>");
        ada.the("save-look").click();
        ada.await("hearth.state.wardrobe.saved.length === 1");
        assertThat(ada.the("looks").innerText()).contains("<b>Winter</b>");
        assertThat(ada.the("looks").locator("b").count()).isZero();

        ada.page().locator("#panel-wardrobe [data-part=clothes]").first().click();
        ada.product(PACK).click();
        ada.the("wear").click();
        ada.await("!hearth.state.wardrobe.changed && !hearth.state.wardrobe.look.worn.includes('backpack')");
        ada.page().locator("#panel-wardrobe [data-part=saved]").first().click();
        ada.the("look-wear").click();
        ada.await(WEARS_PACK);
        ada.the("look-forget").click();
        ada.await("hearth.state.wardrobe.saved.length === 0");
    }

    @Test
    void keyboardAloneDresses() {
        var ada = house.enters("Ada");
        ada.createRoom("Quiet Closet");
        var keys = ada.page().keyboard();
        ada.tabTo("#tab-talk");
        keys.press("ArrowRight");
        keys.press("ArrowRight");
        keys.press("ArrowRight");
        ada.await("hearth.state.wardrobe.look.worn.length > 0");
        ada.tabTo("#wear-search");
        keys.type("backp");
        ada.tabTo("[data-product=backpack]");
        keys.press("Space");
        ada.await("hearth.state.wardrobe.changed");
        keys.press("Shift+Tab");
        ada.page().locator("#wear").focus();
        keys.press("Enter");
        ada.await(WEARS_PACK);
    }

    @Test
    void looksAndFurnitureOutliveTheServer() throws IOException, InterruptedException {
        var ada = house.enters("Ada");
        ada.createRoom("Phoenix");
        var ben = house.followsLinkOf(ada, "Ben");
        ada.awaitOccupants(2);
        putOn(ada, PACK);
        ada.show("build");
        ada.product("oak-chair").click();
        ada.the("ghost-place").click();
        ben.await("hearth.state.room.furniture.length === 1");
        ben.sitOn("p1.1");
        ada.awaitSeated("Ben", "p1.1");
        ben.await(WEARS_PACK);
        var before = ada.ask("JSON.stringify(hearth.state.room.furniture)");

        house.node().kill();
        ada.await("hearth.state.connection === 'stale'");
        house.node().startAgain();
        ben.networkIsBack();
        ada.page().reload();
        ada.awaitSeated("Ben", "p1.1");
        ben.awaitLive();

        ada.await(WEARS_PACK);
        assertThat(ada.ask("JSON.stringify(hearth.state.room.furniture)")).isEqualTo(before);
        assertThat(ada.ask("hearth.state.room.shell")).isEqualTo("hall.v1");
    }

    private static void putOn(Visitor visitor, String product) {
        visitor.show("wardrobe");
        visitor.await("hearth.state.wardrobe.look.worn.length > 0");
        visitor.product(product).click();
        visitor.the("wear").click();
        visitor.await("!hearth.state.wardrobe.changed && hearth.state.wardrobe.look.worn.includes(arg)", product);
    }
}
