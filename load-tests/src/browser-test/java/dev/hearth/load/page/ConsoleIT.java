package dev.hearth.load.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotType;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The operators' console in a browser, mostly by keys. */
class ConsoleIT {

    private static final Pattern OPEN = Pattern.compile("the console is open: (\\S+) name (\\S+) password ([\\w-]+)");

    @RegisterExtension
    final OpenHouse house = new OpenHouse();

    private Page page;

    /** The password is the one that the node made up when it started last. */
    @BeforeEach
    void signIn() throws IOException {
        var said = OPEN.matcher(Files.readString(house.node().workDir().resolve("node.log")))
                .results()
                .reduce((before, last) -> last)
                .orElseThrow();
        page = house.opensAt(URI.create(said.group(1)), "operator", Visitor.DESK)
                .page();
        page.fill("#name", said.group(2));
        page.fill("#password", said.group(3));
        page.keyboard().press("Enter");
        text("All is well").waitFor();
    }

    private Locator text(String text) {
        return page.getByText(text).first();
    }

    private Locator button(String name) {
        return page.locator("dialog[open]").last().locator("button", new Locator.LocatorOptions().setHasText(name));
    }

    @Test
    void anOperatorSendsSomebodyOutAndItIsWrittenDown() {
        var ada = house.enters("Ada");
        ada.createRoom("Harbour Light");
        page.keyboard().press("2");
        page.keyboard().press("/");
        page.keyboard().type("harbour");
        page.locator("tbody tr", new Page.LocatorOptions().setHasText("Harbour Light"))
                .waitFor();
        page.keyboard().press("Escape");
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        button("Kick").first().click();
        page.fill("#reason", "closing time");
        button("Kick Ada").click();
        text("of the audit log").waitFor();
        page.keyboard().press("Escape");

        page.keyboard().press("5");
        text("closing time").waitFor();
        page.getByText("Check the chain").click();
        text("The chain is whole").waitFor();
        assertThat(page.locator("tbody tr").first().innerText()).contains("operator", "room.kick");
    }

    @Test
    void whoSignsOutIsOut() {
        page.locator("#sign-out").click();
        page.locator("#password").waitFor();
        page.reload();
        page.locator("#password").waitFor();
        assertThat(page.locator("#top").isVisible()).isFalse();
    }

    @Test
    @EnabledIfSystemProperty(named = "console-screenshots", matches = ".+")
    void picturesForTheDocumentation() throws IOException {
        var folder = Path.of("..").resolve(System.getProperty("console-screenshots"));
        Files.createDirectories(folder);
        house.enters("Ada").createRoom("The Long Evening");
        page.locator(".spark path").nth(5).waitFor();
        page.waitForFunction("document.querySelectorAll('.spark').length === 5"
                + " && document.querySelector('.figure:nth-child(2) dd').textContent !== '–'");
        shoot(folder.resolve("console-nodes.jpg"));
        page.keyboard().press("2");
        text("The Long Evening").waitFor();
        shoot(folder.resolve("console-rooms.jpg"));
    }

    private void shoot(Path file) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(file)
                .setType(ScreenshotType.JPEG)
                .setQuality(88));
    }
}
