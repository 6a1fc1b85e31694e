package dev.hearth.identity.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.identity.TestIdentity;
import dev.hearth.identity.TokenVerifier.Invalid;
import dev.hearth.identity.TokenVerifier.Verified;
import dev.hearth.kernel.MovingClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    private Path folder;

    @Test
    void makesAKeyThatOnlyItsOwnerReadsAndKeepsIt() throws IOException {
        var file = folder.resolve("new/signing-key.jwk");

        var made = open(file, Optional.empty(), true);
        var again = open(file, Optional.empty(), true);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(again.signingId()).isEqualTo(made.signingId());
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void nodesThatStartAtTheSameTimeAgreeOnOneKey() {
        for (int round = 0; round < 20; round++) {
            var file = folder.resolve("round-" + round).resolve("signing-key.jwk");
            var nodes = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> open(file, Optional.empty(), true).signingId()))
                    .limit(3)
                    .toList();

            var ids = nodes.stream().map(CompletableFuture::join).toList();
            assertThat(ids).containsOnly(open(file, Optional.empty(), false).signingId());
        }
    }

    @Test
    void aTokenOutlivesAChangeOfKeysUntilThePreviousOneIsDropped() {
        var oldFile = folder.resolve("old.jwk");
        var newFile = folder.resolve("new.jwk");
        var before = tokens(open(oldFile, Optional.empty(), true));
        var during = tokens(open(newFile, Optional.of(oldFile), true));
        var after = tokens(open(newFile, Optional.empty(), true));
        var token = before.issue(TestIdentity.person("ann", "Ann", 1));

        assertThat(during.verify(token)).isInstanceOf(Verified.class);
        assertThat(after.verify(token)).isEqualTo(Invalid.INSTANCE);
        assertThat(after.verify(during.issue(TestIdentity.person("ann", "Ann", 1))))
                .isInstanceOf(Verified.class);
    }

    @Test
    void doesNotStartWithoutAKey() {
        var file = folder.resolve("missing.jwk");

        assertThatThrownBy(() -> open(file, Optional.empty(), false))
                .isInstanceOf(UnusableKey.class)
                .hasMessage("signing key file " + file + ": it cannot be read");
    }

    @Test
    void doesNotStartWithAnythingElse() throws IOException {
        unusable("nonsense", "it is not a JSON Web Key");
        unusable("{\"kty\":\"oct\",\"k\":\"AAAA\"}", "it holds no private Ed25519 key");
        unusable(
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}",
                "it holds no private Ed25519 key");
        unusable(" ".repeat(5_000), "it is larger than 4096 bytes");
    }

    private void unusable(String content, String problem) throws IOException {
        var file = Files.writeString(folder.resolve("bad.jwk"), content);

        assertThatThrownBy(() -> open(file, Optional.empty(), true))
                .isInstanceOf(UnusableKey.class)
                .hasMessage("signing key file " + file + ": " + problem);
    }

    @Test
    void secretsAreSharedByWhoeverHasTheKey() {
        var file = folder.resolve("key.jwk");
        var made = open(file, Optional.empty(), true).secretFor("one");
        assertThat(open(file, Optional.empty(), false).secretFor("one")).isEqualTo(made);
        assertThat(open(file, Optional.empty(), false).secretFor("two")).isNotEqualTo(made);
        assertThat(open(folder.resolve("other.jwk"), Optional.empty(), true).secretFor("one"))
                .isNotEqualTo(made);
    }

    private static SigningKeys open(Path file, Optional<Path> previous, boolean create) {
        return SigningKeys.open(file, previous, create, RANDOM);
    }

    private static JoseTokens tokens(SigningKeys keys) {
        return new JoseTokens(keys, TestIdentity.SETTINGS, MovingClock.somewhen());
    }
}
