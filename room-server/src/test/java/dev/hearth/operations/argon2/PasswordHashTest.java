package dev.hearth.operations.argon2;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {

    private static final String SALT_AND_HASH = "$c29tZXNhbHRzb21lc2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    @Test
    void knowsItsPasswordAndNoOther() {
        var hash = PasswordHash.of("correct horse", new SecureRandom());

        assertThat(hash.matches("correct horse")).isTrue();
        assertThat(hash.matches("correct horsf")).isFalse();
        assertThat(hash.matches("")).isFalse();
    }

    /** From the tests of the reference implementation. */
    @Test
    void readsWhatOtherToolsWrite() {
        var hash = PasswordHash.parse(
                        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")
                .orElseThrow();

        assertThat(hash.matches("password")).isTrue();
        assertThat(hash.matches("Password")).isFalse();
    }

    @Test
    void isTheSameAfterItWasWrittenDown() {
        var text = PasswordHash.of("pässwörd", new SecureRandom()).text();

        assertThat(text).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(PasswordHash.parse(text).orElseThrow().matches("pässwörd")).isTrue();
    }

    @Test
    void everyHashHasItsOwnSalt() {
        var random = new SecureRandom();

        assertThat(PasswordHash.of("same", random).text())
                .isNotEqualTo(PasswordHash.of("same", random).text());
    }

    @Test
    void doesNotShowItself() {
        assertThat(PasswordHash.of("x", new SecureRandom()).toString()).doesNotContain("argon2id");
    }

    @Test
    void takesWhatIsNeitherTooWeakNorTooDear() {
        assertThat(PasswordHash.parse("$argon2id$v=19$m=7168,t=5,p=1" + SALT_AND_HASH))
                .isPresent();
        assertThat(PasswordHash.parse("$argon2id$v=19$m=131072,t=10,p=4" + SALT_AND_HASH))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hearth",
                "$2y$10$abcdefghijklmnopqrstuv",
                "$argon2i$v=19$m=19456,t=2,p=1" + SALT_AND_HASH,
                "$argon2id$v=16$m=19456,t=2,p=1" + SALT_AND_HASH,
                "$argon2id$v=19$m=7167,t=2,p=1" + SALT_AND_HASH,
                "$argon2id$v=19$m=131073,t=2,p=1" + SALT_AND_HASH,
                "$argon2id$v=19$m=19456,t=0,p=1" + SALT_AND_HASH,
                "$argon2id$v=19$m=19456,t=11,p=1" + SALT_AND_HASH,
                "$argon2id$v=19$m=19456,t=2,p=5" + SALT_AND_HASH,
                "$argon2id$v=19$m=19456,t=2,p=1$c29tZQ$AAAA"
            })
    void takesNothingElse(String text) {
        assertThat(PasswordHash.parse(text)).isEmpty();
    }
}
