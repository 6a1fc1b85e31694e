package dev.hearth;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the house rules ask of one page.
 *
 * @param file relative to the root
 * @param prose the lines outside code blocks
 */
record MarkdownPage(Path file, List<String> prose) {
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern INLINE_CODE = Pattern.compile("`[^`]*`");
    private static final Pattern CELL_BORDER = Pattern.compile("(?<!\\\\)\\|");

    static MarkdownPage of(Path file, String text) {
        var prose = new ArrayList<String>();
        boolean code = false;
        for (var line : text.lines().toList()) {
            boolean fence = line.stripLeading().startsWith("```");
            if (!code && !fence) {
                prose.add(line);
            }
            code = code != fence;
        }
        return new MarkdownPage(file, List.copyOf(prose));
    }

    List<String> titles() {
        return prose.stream().filter(line -> line.startsWith("# ")).toList();
    }

    List<String> headings() {
        return prose.stream().filter(line -> line.matches("#{1,6} .+")).toList();
    }

    /** Lines of running text; tables may be as wide as they must. */
    List<String> longerThan(int characters) {
        return prose.stream()
                .filter(line -> !line.startsWith("|"))
                .filter(line -> line.codePointCount(0, line.length()) > characters)
                .toList();
    }

    /** Targets of links inside the project, with their anchors. */
    List<String> links() {
        // A link may go over the end of a line, code may not.
        var text = prose.stream()
                .map(line -> INLINE_CODE.matcher(line).replaceAll("code"))
                .collect(Collectors.joining("\n"));
        return LINK.matcher(text)
                .results()
                .map(link -> link.group(1))
                .filter(target -> !target.matches("[a-z]+:.*"))
                .toList();
    }

    /** Findings with the name of this page, so that a failing test says where to look. */
    List<String> named(List<String> findings) {
        return findings.stream().map(finding -> file + ": " + finding).toList();
    }

    /** What a link can point to inside this page. */
    Set<String> anchors() {
        return headings().stream()
                .map(heading -> heading.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Cells of all table rows whose first cell starts with this. */
    List<List<String>> rows(String firstCell) {
        return prose.stream()
                .filter(line -> line.startsWith("| " + firstCell))
                .map(MarkdownPage::cells)
                .toList();
    }

    /** The texts in backquotes. */
    static List<String> code(String cell) {
        return INLINE_CODE
                .matcher(cell)
                .results()
                .map(match -> match.group().substring(1, match.group().length() - 1))
                .map(text -> text.replace("\\|", "|"))
                .toList();
    }

    private static List<String> cells(String row) {
        return Arrays.stream(CELL_BORDER.split(row.substring(1), -1))
                .map(String::strip)
                .toList();
    }
}
