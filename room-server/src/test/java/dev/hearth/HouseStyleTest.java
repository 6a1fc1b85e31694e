package dev.hearth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Keeps the whole project tidy: files, pages and decisions. {@link ReferencePagesTest} compares pages with the code. */
class HouseStyleTest {
    private static final int LINE_MAX = 100;
    private static final int FILE_BYTES_MAX = 256 * 1024;
    private static final int DECISION_LINES_MAX = 60;
    private static final String[] TEXT = {
        ".java", ".xml", ".conf", ".cql", ".md", ".js", ".css", ".html", ".svg", ".yaml", ".yml", ".txt", ".sh"
    };

    private static final Pattern TEST =
            Pattern.compile("(?m)^\\s*@(Test|ParameterizedTest|RepeatedTest|TestFactory|Property|ArchTest)\\b");

    private final Repository repository = Repository.find();

    @Nested
    class Sources {
        @Test
        void topLevelShowsOnlyWhatBelongsThere() {
            var entries = Objects.requireNonNull(repository.root().toFile().listFiles());
            assertThat(entries)
                    .extracting(File::getName)
                    .filteredOn(name -> !name.startsWith("."))
                    .filteredOn(name -> !Set.of("data", "target").contains(name))
                    .containsExactlyInAnyOrder(
                            "pom.xml",
                            "room-server",
                            "cluster-config",
                            "load-tests",
                            "docker",
                            "docs",
                            "README.md",
                            "LICENSE");
        }

        @Test
        void noFileIsHuge() {
            assertThat(repository.files())
                    .filteredOn(file -> repository.root().resolve(file).toFile().length() > FILE_BYTES_MAX)
                    .isEmpty();
        }

        @Test
        void noTextHasTabs() {
            assertThat(repository.files(TEXT))
                    .isNotEmpty()
                    .filteredOn(file -> repository.read(file).contains("\t"))
                    .isEmpty();
        }

        @Test
        void everyTestClassHasANameThatRuns() {
            assertThat(repository.files(".java"))
                    .filteredOn(file -> file.toString().contains("src/test/java"))
                    .filteredOn(file -> TEST.matcher(repository.read(file)).find())
                    .isNotEmpty()
                    .filteredOn(file -> !file.toString().matches(".*(Test|IT|Contract)\\.java"))
                    .isEmpty();
        }

        /** A contract runs in the tests of those who keep it, so it must not look as if it ran by itself. */
        @Test
        void contractsAreInterfaces() {
            assertThat(repository.files("Contract.java"))
                    .isNotEmpty()
                    .allSatisfy(
                            file -> assertThat(repository.read(file)).containsPattern("\\binterface \\w+Contract\\b"));
        }
    }

    @Nested
    class Pages {
        @Test
        void everyPageHasOneTitleAtItsTop() {
            assertThat(pages().values())
                    .isNotEmpty()
                    .filteredOn(page -> page.titles().size() != 1
                            || !page.prose().get(0).equals(page.titles().get(0)))
                    .extracting(MarkdownPage::file)
                    .isEmpty();
        }

        @Test
        void linesFitOnAScreen() {
            assertThat(pages().values())
                    .flatMap(page -> page.named(page.longerThan(LINE_MAX)))
                    .isEmpty();
        }

        @Test
        void everyLinkInsideTheProjectLeadsSomewhere() {
            var pages = pages();
            assertThat(pages.values())
                    .flatMap(page -> page.named(page.links().stream()
                            .filter(link -> !leadsSomewhere(pages, page, link))
                            .toList()))
                    .isEmpty();
        }

        @Test
        void everyPageCanBeReachedFromTheReadme() {
            var pages = pages();
            var reached = new HashSet<Path>();
            var open = new ArrayDeque<>(List.of(Path.of("README.md")));
            while (!open.isEmpty()) {
                var page = pages.get(open.remove());
                if (page != null && reached.add(page.file())) {
                    page.links().forEach(link -> open.add(target(page, link)));
                }
            }
            assertThat(pages.keySet())
                    .filteredOn(file -> !reached.contains(file))
                    .isEmpty();
        }

        private boolean leadsSomewhere(Map<Path, MarkdownPage> pages, MarkdownPage from, String link) {
            var target = target(from, link);
            var anchor = link.contains("#") ? link.substring(link.indexOf('#') + 1) : "";
            var page = pages.get(target);
            boolean there = Files.exists(repository.root().resolve(target));
            return there && (anchor.isEmpty() || (page != null && page.anchors().contains(anchor)));
        }

        private Path target(MarkdownPage from, String link) {
            var file = link.replaceFirst("#.*", "");
            return file.isEmpty()
                    ? from.file()
                    : from.file().resolveSibling(file).normalize();
        }
    }

    @Nested
    class Decisions {
        @Test
        void areNumberedWithoutHoles() {
            var numbers = decisions().stream()
                    .map(file -> file.getFileName().toString().substring(0, 4))
                    .toList();
            assertThat(numbers)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, numbers.size())
                            .mapToObj("%04d"::formatted)
                            .toList());
        }

        @Test
        void haveTheSameFourPartsOnOneScreen() {
            assertThat(decisions()).isNotEmpty().allSatisfy(file -> {
                var text = repository.read(file);
                assertThat(page(file).headings())
                        .as("headings of %s", file)
                        .filteredOn(heading -> heading.startsWith("## "))
                        .containsExactly("## Status", "## Context", "## Decision", "## Consequences");
                assertThat(text.lines().count()).as("lines of %s", file).isLessThanOrEqualTo(DECISION_LINES_MAX);
            });
        }

        private List<Path> decisions() {
            return repository.files(".md").stream()
                    .filter(file -> file.startsWith("docs/adr"))
                    .filter(file -> !file.endsWith("README.md"))
                    .sorted()
                    .toList();
        }
    }

    private Map<Path, MarkdownPage> pages() {
        return repository.files(".md").stream().collect(Collectors.toMap(Function.identity(), this::page));
    }

    private MarkdownPage page(Path file) {
        return MarkdownPage.of(file, repository.read(file));
    }
}
