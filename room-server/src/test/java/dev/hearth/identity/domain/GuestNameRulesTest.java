package dev.hearth.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.identity.domain.GuestName.Allowed;
import dev.hearth.identity.domain.GuestName.Refused;
import dev.hearth.identity.domain.GuestName.Rule;
import dev.hearth.identity.icu.IcuUnicodeSecurity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuestNameRulesTest {
    private static final UnicodeSecurity UNICODE = new IcuUnicodeSecurity();
    private static final ReservedWords WORDS =
            new ReservedWords(List.of("# comment", "", "admin", "moderator", "=system", "=null"), UNICODE);

    private final GuestNameRules rules = new GuestNameRules(UNICODE, WORDS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "Ann",
                "Ann-Marie O'Neil 3",
                "Zoë",
                "Владимир",
                "Ελένη",
                "山田太郎 Taro",
                "김민준",
                "محمد",
                "नमस्ते",
                "Ann 🔥",
                "❤️",
                "👩‍👩‍👧",
                "👍🏽",
                "123",
                "adminton",
                "Solar System",
                "Mode"
            })
    void allowsNamesOfPeople(String typed) {
        assertThat(rules.judge(typed)).isEqualTo(new Allowed(new GuestName(typed)));
    }

    @Test
    void trimsAndComposes() {
        assertThat(rules.judge("  Zoe\u0308\t")).isEqualTo(new Allowed(new GuestName("Zo\u00EB")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u3000\u2003"})
    void refusesNothing(String typed) {
        refuses(typed, Rule.EMPTY);
    }

    @Test
    void countsCodePointsUpToTheLimit() {
        assertThat(rules.judge("x".repeat(24))).isInstanceOf(Allowed.class);
        assertThat(rules.judge("🔥".repeat(24))).isInstanceOf(Allowed.class);
        refuses("x".repeat(25), Rule.TOO_LONG);
        refuses("🔥".repeat(25), Rule.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "An\u200Bn", // zero width space
                "An\u202En", // right-to-left override
                "An\u2066n", // left-to-right isolate
                "An\u00ADn", // soft hyphen
                "An\u0000n",
                "An\nn",
                "An\u001B[31mn",
                "An\u00A0n", // no-break space
                "An\u3000n", // ideographic space inside
                "\u3164", // Hangul filler
                "\u2800", // Braille blank
                "An\u2028n", // line separator
                "An\uE000n", // private use
                "An\uD800n", // half a character
                "An\u0378n", // unassigned
                "An\u200Dn", // joiner between letters
                "An\uFE0Fn", // emoji selector after a letter
                "👩\u200D", // joiner at the end
                "x\uDB40\uDC41" // tag character
            })
    void refusesWhatCannotBeSeen(String typed) {
        refuses(typed, Rule.INVISIBLE_CHARACTER);
    }

    @Test
    void refusesPiledMarks() {
        refuses("\u0301Ann", Rule.STACKED_MARKS);
        refuses("Z\u0335\u0336\u0337\u0338algo", Rule.STACKED_MARKS);
        assertThat(rules.judge("Z\u0335\u0336\u0337algo")).isInstanceOf(Allowed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ann\u0430", "p\u0430yp\u0430l", "Αnn", "Ann김ひ", "Ann Владимир"})
    void refusesMixedScripts(String typed) {
        refuses(typed, Rule.MIXED_SCRIPTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin",
                "ADMIN",
                "Admin",
                "ÁDMÍN",
                "adm1n",
                "ADM1N",
                "admln",
                "adrnin",
                "a d m i n",
                "a.d-m_i n",
                "admin7",
                "42admin",
                "Admin Ann",
                "The Moderator",
                "m0derat0r",
                "ｍoderator",
                "system",
                "SYSTEM",
                "system1",
                "nu11"
            })
    void refusesWordsOfTheHouse(String typed) {
        refuses(typed, Rule.RESERVED);
    }

    @Test
    void aNameIsNeverLongerThanAllowed() {
        assertThatThrownBy(() -> new GuestName("x".repeat(25))).hasMessageContaining("got 25");
        assertThatThrownBy(() -> new GuestName("")).hasMessageContaining("got 0");
    }

    private void refuses(String typed, Rule rule) {
        assertThat(rules.judge(typed)).isEqualTo(new Refused(rule));
    }
}
