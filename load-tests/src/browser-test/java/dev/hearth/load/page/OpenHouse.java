package dev.hearth.load.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ViewportSize;
import dev.hearth.load.process.HearthProcess;
import dev.hearth.load.process.SharedNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The node that tests share which break it, one browser for all tests of the page, and the visitors of each test. After a
 * test it fails where somebody's browser complained, and closes their windows.
 */
final class OpenHouse implements BeforeEachCallback, AfterEachCallback {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final List<Visitor> visitors = new ArrayList<>();
    private @Nullable Shared shared;
    private @Nullable HearthProcess node;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException, InterruptedException {
        var store = context.getRoot().getStore(ExtensionContext.Namespace.create(OpenHouse.class));
        node = SharedNode.running(context);
        shared = store.getOrComputeIfAbsent(Shared.class, key -> Shared.open(), Shared.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        var complaints =
                visitors.stream().flatMap(each -> each.complaints().stream()).toList();
        visitors.forEach(Visitor::close);
        visitors.clear();
        assertThat(complaints).isEmpty();
    }

    HearthProcess node() {
        return insideTest(node);
    }

    /** Somebody new, signed in, with the list of rooms before them. */
    Visitor enters(String name) {
        return remembered(Visitor.enter(browser(), node().url(), name));
    }

    /** Somebody new who comes into the room that another one is in. */
    Visitor followsLinkOf(Visitor host, String name) {
        return remembered(Visitor.enter(browser(), host.address(), name));
    }

    /** A window on the page before which nobody has signed in. */
    Visitor opens(String name, ViewportSize size) {
        return opensAt(node().url(), name, size);
    }

    Visitor opensAt(URI address, String name, ViewportSize size) {
        return remembered(Visitor.open(browser(), address, name, size));
    }

    private Visitor remembered(Visitor visitor) {
        visitors.add(visitor);
        return visitor;
    }

    private Browser browser() {
        return insideTest(shared).browser;
    }

    private static <T> T insideTest(@Nullable T thing) {
        if (thing == null) {
            throw new IllegalStateException("only inside a test");
        }
        return thing;
    }

    /** Lives until the last test of the run; the test engine closes it. */
    private record Shared(Playwright playwright, Browser browser) implements AutoCloseable {

        static Shared open() {
            var playwright = Playwright.create();
            var options =
                    new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(FLAGS);
            return new Shared(playwright, playwright.chromium().launch(options));
        }

        @Override
        public void close() {
            playwright.close();
        }
    }
}
