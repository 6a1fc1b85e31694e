package dev.hearth.load.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ViewportSize;
import dev.hearth.load.process.HearthProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One node and one browser for all tests of the page, started by the first of them, and the visitors of each test. After
 * a test it fails where somebody's browser complained, and closes their windows.
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

    /** One address, many guests: the tests do not wait for each other. */
    private static final String MANY_GUESTS = "hearth.gateway.http.guests-per-minute = 1000";

    private final List<Visitor> visitors = new ArrayList<>();
    private @Nullable Shared shared;

    @Override
    public void beforeEach(ExtensionContext context) {
        var store = context.getRoot().getStore(ExtensionContext.Namespace.create(OpenHouse.class));
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
        return shared().node;
    }

    /** Somebody new, signed in, with the list of rooms before them. */
    Visitor enters(String name) {
        return remembered(Visitor.enter(shared().browser, node().url(), name));
    }

    /** Somebody new who comes into the room that another one is in. */
    Visitor followsLinkOf(Visitor host, String name) {
        return remembered(Visitor.enter(shared().browser, host.address(), name));
    }

    /** A window on the page before which nobody has signed in. */
    Visitor opens(String name, ViewportSize size) {
        return opensAt(node().url(), name, size);
    }

    Visitor opensAt(URI address, String name, ViewportSize size) {
        return remembered(Visitor.open(shared().browser, address, name, size));
    }

    private Visitor remembered(Visitor visitor) {
        visitors.add(visitor);
        return visitor;
    }

    private Shared shared() {
        if (shared == null) {
            throw new IllegalStateException("only inside a test");
        }
        return shared;
    }

    /** Lives until the last test of the run; the test engine closes it. */
    private record Shared(Path folder, HearthProcess node, Playwright playwright, Browser browser)
            implements AutoCloseable {

        static Shared open() {
            try {
                var folder = Files.createTempDirectory("hearth-page");
                var node = HearthProcess.start(folder, MANY_GUESTS);
                var playwright = Playwright.create();
                var options = new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(FLAGS);
                return new Shared(
                        folder, node, playwright, playwright.chromium().launch(options));
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            } catch (InterruptedException problem) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the node started", problem);
            }
        }

        @Override
        public void close() {
            playwright.close();
            node.close();
        }
    }
}
