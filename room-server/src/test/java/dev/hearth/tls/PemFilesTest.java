package dev.hearth.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateException;
import java.security.spec.InvalidKeySpecException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemFilesTest {
    @TempDir
    private Path folder;

    @Test
    void readsACertificateAndItsKey() throws Exception {
        var files = new TestAuthority("authority").issue(folder, "node");

        var certificate = PemFiles.certificates(files.certificate()).get(0);

        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=node");
        assertThat(PemFiles.belongTogether(PemFiles.key(files.key()), certificate))
                .isTrue();
    }

    @Test
    void noticesTheKeyOfAnotherCertificate() throws Exception {
        var authority = new TestAuthority("authority");
        var one = authority.issue(folder.resolve("one"), "node");
        var other = authority.issue(folder.resolve("other"), "node");

        var certificate = PemFiles.certificates(one.certificate()).get(0);

        assertThat(PemFiles.belongTogether(PemFiles.key(other.key()), certificate))
                .isFalse();
    }

    @Test
    void readsAChainInItsOrder() throws Exception {
        var authority = new TestAuthority("authority");
        var own = authority.issue(folder, "node").certificate();
        var chain = Files.writeString(
                folder.resolve("chain.pem"),
                Files.readString(own) + Files.readString(authority.write(folder.resolve("authority.pem"))));

        assertThat(PemFiles.certificates(chain))
                .extracting(certificate -> certificate.getSubjectX500Principal().getName())
                .containsExactly("CN=node", "CN=authority");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void readsEveryKindOfKey(String algorithm) throws Exception {
        var key = KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate();
        var file = Files.writeString(folder.resolve("some.key"), TestAuthority.pem("PRIVATE KEY", key.getEncoded()));

        assertThat(PemFiles.key(file)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n",
                "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n"
            })
    void refusesWhatIsNoKey(String text) throws Exception {
        var file = Files.writeString(folder.resolve("some.key"), text);

        assertThatThrownBy(() -> PemFiles.key(file)).isInstanceOf(InvalidKeySpecException.class);
        assertThatThrownBy(() -> PemFiles.certificates(file)).isInstanceOf(CertificateException.class);
    }
}
