package dev.hearth.identity.domain;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Words that would let a guest pass for the house. Compared by what they look like, so neither case, accents, digits for
 * letters nor spaces between the letters help.
 */
public final class ReservedWords {
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern OUTER_DIGITS = Pattern.compile("^\\p{N}+|\\p{N}+$");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final String NAME_ONLY = "=";

    private final UnicodeSecurity unicode;
    private final Set<String> refusedAsWord = new HashSet<>();
    private final Set<String> refusedAsName = new HashSet<>();

    /** Reads one word a line; {@code =word} is refused as the whole name only, {@code #} starts a comment. */
    public ReservedWords(List<String> lines, UnicodeSecurity unicode) {
        this.unicode = unicode;
        lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(this::add);
    }

    boolean claims(String name) {
        var words = SEPARATORS.split(name);
        var whole = String.join("", words);
        return Stream.of(words).flatMap(this::looks).anyMatch(refusedAsWord::contains)
                || looks(whole).anyMatch(look -> refusedAsWord.contains(look) || refusedAsName.contains(look));
    }

    private void add(String line) {
        if (line.startsWith(NAME_ONLY)) {
            refusedAsName.add(look(line.substring(NAME_ONLY.length())));
        } else {
            refusedAsWord.add(look(line));
        }
    }

    private Stream<String> looks(String word) {
        return Stream.of(word, OUTER_DIGITS.matcher(word).replaceAll("")).map(this::look);
    }

    /** The skeleton alone keeps case, and keeps i and l apart although the digit 1 looks like both. */
    private String look(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var skeleton = MARKS.matcher(unicode.skeleton(plain)).replaceAll("");
        return skeleton.toLowerCase(Locale.ROOT).replace('l', 'i');
    }
}
