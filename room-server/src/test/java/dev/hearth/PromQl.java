package dev.hearth;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What an expression of Prometheus asks for: its series, and the labels it groups by. Reads as much of the language as our
 * rules and dashboards use.
 */
final class PromQl {
    private static final Pattern TOKEN =
            Pattern.compile("\\s+|(?<string>\"(?:[^\"\\\\]|\\\\.)*\")|(?<range>\\[[^]]*])|(?<number>[0-9][0-9.]*[a-z]*)"
                    + "|(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)|(?<sign>=~|!~|!=|==|>=|<=|[-+*/%^(){},=<>])");

    /** Words before a list of labels. */
    private static final Set<String> GROUPINGS = Set.of("by", "without", "on", "ignoring", "group_left", "group_right");

    private static final Set<String> WORDS = Set.of("and", "or", "unless", "offset", "bool");

    /** Some series, as {@code name{label="value"}}. */
    record Selector(String metric, List<Matcher> matchers) {}

    /** What a label has to be; {@code sign} is one of {@code = != =~ !~}. */
    record Matcher(String label, String sign, String value) {}

    private final List<String> tokens;
    private final List<Selector> selectors = new ArrayList<>();
    private final Set<String> grouping = new TreeSet<>();
    private int at;

    private PromQl(List<String> tokens) {
        this.tokens = tokens;
    }

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException if it has something that this does not know
     */
    static PromQl of(String expression) {
        var read = new PromQl(tokens(expression));
        while (read.at < read.tokens.size()) {
            read.step();
        }
        return read;
    }

    List<Selector> selectors() {
        return List.copyOf(selectors);
    }

    /** Labels named after {@code by}, {@code on} and their like. */
    Set<String> grouping() {
        return Set.copyOf(grouping);
    }

    private static List<String> tokens(String expression) {
        var tokens = new ArrayList<String>();
        var matcher = TOKEN.matcher(expression);
        int end = 0;
        while (end < expression.length()) {
            if (!matcher.region(end, expression.length()).lookingAt()) {
                throw new IllegalArgumentException("cannot read \"" + expression.substring(end) + "\"");
            }
            if (!matcher.group().isBlank()) {
                tokens.add(matcher.group());
            }
            end = matcher.end();
        }
        return tokens;
    }

    private void step() {
        var token = tokens.get(at++);
        if (GROUPINGS.contains(token)) {
            group();
        } else if (isName(token) && !WORDS.contains(token) && !isNext("(") && !isFunctionWithGrouping()) {
            selectors.add(new Selector(token, isNext("{") ? matchers() : List.of()));
        } else if (token.equals("{")) {
            throw new IllegalArgumentException("a selector without a name");
        }
    }

    /** An aggregation may name its labels before what it aggregates. */
    private boolean isFunctionWithGrouping() {
        return at < tokens.size() && Set.of("by", "without").contains(tokens.get(at));
    }

    private void group() {
        expect("(");
        while (!isNext(")")) {
            grouping.add(name());
            if (isNext(",")) {
                at++;
            }
        }
        expect(")");
    }

    private List<Matcher> matchers() {
        var matchers = new ArrayList<Matcher>();
        expect("{");
        while (!isNext("}")) {
            var label = name();
            var sign = tokens.get(at++);
            var text = tokens.get(at++);
            if (!Set.of("=", "!=", "=~", "!~").contains(sign) || !text.startsWith("\"")) {
                throw new IllegalArgumentException("no matcher: " + label + sign + text);
            }
            matchers.add(new Matcher(label, sign, text.substring(1, text.length() - 1)));
            if (isNext(",")) {
                at++;
            }
        }
        expect("}");
        return matchers;
    }

    private String name() {
        var token = tokens.get(at++);
        if (!isName(token)) {
            throw new IllegalArgumentException("a name instead of " + token);
        }
        return token;
    }

    private static boolean isName(String token) {
        return Character.isLetter(token.charAt(0)) || token.charAt(0) == '_';
    }

    private boolean isNext(String token) {
        return at < tokens.size() && tokens.get(at).equals(token);
    }

    private void expect(String token) {
        if (!isNext(token)) {
            throw new IllegalArgumentException("expected " + token + " at token " + at + " of " + tokens);
        }
        at++;
    }
}
