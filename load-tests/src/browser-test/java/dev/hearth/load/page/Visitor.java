package dev.hearth.load.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ViewportSize;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Somebody in front of a browser window of their own, with their own storage. Waits on what the page believes, never on
 * time. Remembers whatever the browser complained about.
 */
final class Visitor implements AutoCloseable {

    static final ViewportSize DESK = new ViewportSize(1280, 800);
    static final ViewportSize PHONE = new ViewportSize(390, 844);

    private static final double PATIENCE_MS = 40_000;
    private static final int TABS_MAX = 80;

    /** Where a spot of the floor is in the window when it has stayed there for ten frames. */
    private static final String RESTING_POINT = "({ x, z }) => new Promise((done) => { let last = {}; let calm = 0;"
            + " const look = () => { const at = hearth.pointOf(x, z);"
            + " calm = at.x === last.x && at.y === last.y ? calm + 1 : 0; last = at;"
            + " calm > 9 ? done([at.x, at.y]) : requestAnimationFrame(look); }; look(); })";

    private final BrowserContext context;
    private final Page page;
    private final String name;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Visitor(BrowserContext context, String name) {
        this.context = context;
        this.page = context.newPage();
        this.name = name;
        page.setDefaultTimeout(PATIENCE_MS);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !tellsOfAnAbsentServer(message.text())) {
                complaints.add(message.text());
            }
        });
    }

    private static boolean tellsOfAnAbsentServer(String complaint) {
        return complaint.contains("WebSocket connection") || complaint.contains("ERR_CONNECTION_REFUSED");
    }

    /** Opens a window on the page; nobody is signed in yet. */
    static Visitor open(Browser browser, URI url, String name, ViewportSize size) {
        var options = new Browser.NewContextOptions().setViewportSize(size.width, size.height);
        var visitor = new Visitor(browser.newContext(options), name);
        visitor.page.navigate(url.toString());
        return visitor;
    }

    /** Opens a window on the page and signs in. */
    static Visitor enter(Browser browser, URI url, String name) {
        return enter(browser, url, name, DESK);
    }

    static Visitor enter(Browser browser, URI url, String name, ViewportSize size) {
        var visitor = open(browser, url, name, size);
        visitor.the("name-input").fill(name);
        visitor.the("enter").click();
        visitor.awaitLive();
        return visitor;
    }

    Page page() {
        return page;
    }

    String name() {
        return name;
    }

    /** Errors of scripts and of the content policy; empty is good. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** A control by its {@code data-test} name. */
    Locator the(String hook) {
        return page.locator("[data-test=" + hook + "]");
    }

    /** Brings one of the panels beside the room to the front. */
    void show(String panel) {
        var tab = page.locator("#tab-" + panel);
        if (!"true".equals(tab.getAttribute("aria-selected"))) {
            tab.click();
        }
    }

    /** Sits down by the list of seats. */
    void sitOn(String seat) {
        show("seats");
        page.locator("[data-seat='" + seat + "']").click();
    }

    /** Opens what can be done with somebody in the room. */
    void meet(String who) {
        show("people");
        the("occupant")
                .filter(new Locator.FilterOptions().setHasText(who))
                .locator("button")
                .click();
    }

    /** A product on a shelf. */
    Locator product(String id) {
        return page.locator("[data-product='" + id + "']:visible");
    }

    /** Where this window is; opening it elsewhere leads to the same room. */
    URI address() {
        return URI.create(page.url());
    }

    void awaitLive() {
        await("hearth.state.connection === 'live'");
    }

    /** Tells the page that the network is back, so that it does not sit out a wait of up to half a minute. */
    void networkIsBack() {
        page.evaluate("() => window.dispatchEvent(new Event('online'))");
    }

    /** Makes a room and is in it. */
    void createRoom(String roomName) {
        the("create-room").click();
        the("room-name-input").fill(roomName);
        the("room-form-submit").click();
        awaitRoom(roomName);
    }

    void awaitRoom(String roomName) {
        await("hearth.state.room?.settings.name === arg", roomName);
    }

    void awaitOccupants(int count) {
        await("hearth.state.room?.occupants.length === arg", count);
    }

    void say(String text) {
        show("talk");
        the("talk-input").fill(text);
        the("send").click();
    }

    /** Waits until exactly one line of this text has been said. */
    void awaitLine(String text) {
        await("hearth.state.room?.talk.filter((line) => line.text === arg).length === 1", text);
    }

    /** Waits until somebody of this name stands within 10 cm of a point. */
    void awaitNear(String who, double x, double z) {
        await(
                "hearth.state.room?.occupants.some((each) => each.name === arg.who"
                        + " && Math.hypot(each.x - arg.x, each.z - arg.z) < 0.1)",
                Map.of("who", who, "x", x, "z", z));
    }

    void awaitSeated(String who, String seat) {
        await(
                "hearth.state.room?.occupants.some((each) => each.name === arg.who && each.seat === arg.seat)",
                Map.of("who", who, "seat", seat));
    }

    /** Clicks on the floor there, once the view of it has come to rest. */
    @SuppressWarnings("unchecked")
    void clickFloor(double x, double z) {
        var point = (List<Number>) page.evaluate(RESTING_POINT, Map.of("x", x, "z", z));
        page.mouse().click(point.get(0).doubleValue(), point.get(1).doubleValue());
    }

    /** Takes a product in hand, points at a spot of the floor and places it there; nobody else may place meanwhile. */
    void place(String product, double x, double z) {
        var before = ((Number) ask("hearth.state.room.furniture.length")).intValue();
        show("build");
        product(product).click();
        clickFloor(x, z);
        await("hearth.state.room.furniture.length === arg", before + 1);
    }

    void await(String condition) {
        await(condition, "");
    }

    /** Waits until a condition over {@code hearth.state} and {@code arg} holds. */
    void await(String condition, Object arg) {
        page.waitForFunction("(arg) => " + condition, arg, new Page.WaitForFunctionOptions().setTimeout(PATIENCE_MS));
    }

    /** What an expression over {@code hearth.state} gives. */
    Object ask(String expression) {
        return page.evaluate("() => " + expression);
    }

    /** Moves the focus with the Tab key alone until it is on the element. */
    void tabTo(String selector) {
        for (int presses = 0; presses < TABS_MAX; presses++) {
            if (Boolean.TRUE.equals(page.evaluate("(it) => document.activeElement.matches(it)", selector))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("no way to " + selector + " with the Tab key");
    }

    void screenshot(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    @Override
    public void close() {
        context.close();
    }
}
