package dev.hearth.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @Test
    void composesLettersAndMarks() {
        assertThat(PlainText.clean("e\u0301")).isEqualTo("\u00e9");
    }

    @Test
    void composesAcrossWhatItDrops() {
        assertThat(PlainText.clean("e\u202e\u0301")).isEqualTo("\u00e9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u202a",
                "\u202b",
                "\u202c",
                "\u202d",
                "\u202e",
                "\u2066",
                "\u2067",
                "\u2068",
                "\u2069",
                "\ufeff",
                "\u0000",
                "\u001b",
                "\u007f",
                "\u009f",
                "\ufffe",
                "\ufdd0",
                "\ud800",
                "\udc00",
                "\ud83f\udfff"
            })
    void dropsWhatDeceivesOrCannotBeSent(String bad) {
        assertThat(PlainText.clean("a" + bad + "b")).isEqualTo("ab");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\r\n",
                "\t",
                "\u0085",
                "\u2028",
                "\u2029",
                " \n ",
                "\n\n\n",
                "\u00a0\n",
                " \u202e\n\u0000 "
            })
    void turnsBreaksIntoOneSpace(String broken) {
        assertThat(PlainText.clean("a" + broken + "b")).isEqualTo("a b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67", // a family: joined by ZWJ
                "\u2764\ufe0f", // a heart: variation selector
                "\ud83c\uddf3\ud83c\uddf4", // a flag: regional indicators
                "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f", // a flag: tags
                "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", // Persian: zero-width non-joiner
                "\u05d0\u200f!", // Hebrew: direction mark
                "two  blanks"
            })
    void keepsWhatMakesSense(String good) {
        assertThat(PlainText.clean(good)).isEqualTo(good);
    }

    @Test
    void trimsBlanksOfEveryKind() {
        assertThat(PlainText.clean("\u3000\u00a0 \n a b \t\u2003")).isEqualTo("a b");
        assertThat(PlainText.clean(" \n\u202e\t ")).isEmpty();
    }

    @Provide
    Arbitrary<String> texts() {
        var nasty = Arbitraries.of(
                'a', ' ', '\n', '\t', '\u0301', '\u202e', '\u2066', '\u200d', '\ud83d', '\ude00', '\u2028', '\u0000',
                '\u2000', '\u00a0', '\u212b', '\uffff', '\u1100', '\u1161');
        var any = Arbitraries.chars().all();
        return Arbitraries.oneOf(nasty, any).list().ofMaxSize(40).map(PlainTextTest::joined);
    }

    private static String joined(Iterable<Character> chars) {
        var text = new StringBuilder();
        chars.forEach(text::append);
        return text.toString();
    }

    @Property
    void changesNothingTheSecondTime(@ForAll("texts") String text) {
        var clean = PlainText.clean(text);
        assertThat(PlainText.clean(clean)).isEqualTo(clean);
    }

    @Property
    void givesOneComposedLineThatCanBeSent(@ForAll("texts") String text) {
        var clean = PlainText.clean(text);
        assertThat(Normalizer.isNormalized(clean, Normalizer.Form.NFC)).isTrue();
        assertThat(clean.chars().noneMatch(Character::isISOControl)).isTrue();
        assertThat(new String(clean.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(clean);
    }
}
