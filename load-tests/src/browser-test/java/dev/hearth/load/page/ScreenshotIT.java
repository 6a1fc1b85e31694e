package dev.hearth.load.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Draws the pictures of the documentation anew: a furnished room with people in it, on a desk and on a phone. */
@EnabledIfSystemProperty(named = "screenshots", matches = ".+")
class ScreenshotIT {

    private static final long FILE_BYTES_MAX = 256 * 1024;

    /** Time for everybody to be drawn with what they wear now. */
    private static final String FORTY_FRAMES = "() => new Promise((done) => { let left = 40;"
            + " const tick = () => (left-- > 0 ? requestAnimationFrame(tick) : done()); tick(); })";

    @RegisterExtension
    final OpenHouse house = new OpenHouse();

    @Test
    void furnishedRoomWithPeopleTalking() throws IOException {
        var folder = Path.of("..").resolve(System.getProperty("screenshots"));
        Files.createDirectories(folder);
        var ada = house.enters("Ada");
        ada.createRoom("The Long Evening");
        furnish(ada);
        var ben = house.followsLinkOf(ada, "Ben");
        var cleo = house.followsLinkOf(ada, "Cléo");
        var dara = house.followsLinkOf(ada, "Dara");
        var emil = house.opensAt(ada.address(), "Emil", Visitor.PHONE);
        emil.the("name-input").fill("Emil");
        emil.the("enter").click();
        ada.awaitOccupants(5);
        dress(ada, "hair-waves", "glasses-round", "poppy-dress", "canvas-sneakers");
        dress(ben, "hair-crop", "face-beard", "knit-sweater", "blue-jeans", "leather-boots");
        dress(cleo, "hair-puffs", "rose-cardigan", "pleated-skirt", "striped-socks", "canvas-sneakers");
        dress(dara, "hair-locs", "straw-hat", "sailor-tee", "wide-trousers", "sandals", "small-guitar");

        ada.sitOn("chair-2");
        ben.sitOn("fire-1");
        cleo.sitOn("sofa-2");
        dara.clickFloor(8.3, 6.6);
        emil.clickFloor(4.2, 2.6);
        ada.awaitSeated("Cléo", "sofa-2");
        ada.awaitNear("Dara", 8.3, 6.6);
        ada.awaitNear("Emil", 4.2, 2.6);
        cleo.say("The fire is lit and the kettle is on.");
        dara.say("One more song before you all go?");
        emil.say("Coming! Keep me a place by the fire.");
        ben.say("There is one right here.");
        ada.awaitLine("There is one right here.");
        ada.show("talk");

        shoot(ada, folder.resolve("room.jpg"));
        shoot(emil, folder.resolve("room-phone.jpg"));
        ada.show("wardrobe");
        ada.await("document.querySelectorAll('#wear-shelf canvas').length > 60");
        shoot(ada, folder.resolve("wardrobe.jpg"));
    }

    private static void furnish(Visitor owner) {
        owner.place("floor-lamp", 0.6, 7.9);
        owner.place("monstera", 11.4, 8.4);
        owner.place("book-shelf", 2.6, 8.7);
        owner.place("piano", 9.6, 8.4);
        owner.place("woven-rug", 2.6, 4.5);
        owner.place("coffee-table", 2.4, 4.5);
        owner.place("round-rug", 9.9, 1.9);
        owner.place("bean-bag", 10.2, 2.3);
        owner.place("mushroom-lamp", 11.3, 1.2);
        owner.place("fern", 0.5, 1.6);
        owner.place("olive-tree", 0.6, 0.6);
    }

    private static void dress(Visitor visitor, String... products) {
        visitor.show("wardrobe");
        visitor.await("hearth.state.wardrobe.look.worn.length > 0");
        for (var product : products) {
            if (!worn(visitor).contains(product)) {
                visitor.product(product).click();
            }
        }
        visitor.the("wear").click();
        visitor.await("!hearth.state.wardrobe.changed");
    }

    private static List<?> worn(Visitor visitor) {
        return (List<?>) visitor.ask("hearth.state.wardrobe.draft.worn");
    }

    private static void shoot(Visitor visitor, Path file) throws IOException {
        visitor.page().evaluate(FORTY_FRAMES);
        visitor.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setPath(file)
                        .setType(ScreenshotType.JPEG)
                        .setQuality(88));
        assertThat(Files.size(file)).isLessThan(FILE_BYTES_MAX);
    }
}
