package dev.hearth.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Somebody who signs certificates, for one test. Certificates are of RSA, as nodes want them. */
public final class TestAuthority {
    private static final byte[] SHA256_WITH_RSA = Der.sequence(Der.hex("06092a864886f70d01010b"), Der.hex("0500"));
    private static final byte[] IS_AUTHORITY =
            Der.sequence(Der.hex("0603551d13"), Der.hex("0101ff"), Der.octets(Der.sequence(Der.hex("0101ff"))));

    private final String name;
    private final KeyPair keys = newKeys();
    private final SecureRandom random = new SecureRandom();

    public TestAuthority(String name) {
        this.name = name;
    }

    /** A certificate and its key as two files. */
    public record Issued(Path certificate, Path key) {}

    /** Writes the authority's own certificate. */
    public Path write(Path file) throws IOException {
        var now = Instant.now();
        var certificate = certificate(
                name, keys.getPublic(), now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)), IS_AUTHORITY);
        return put(file, pem("CERTIFICATE", certificate));
    }

    /** Issues a certificate that is good today, and replaces the files if they are there. */
    public Issued issue(Path folder, String hostName) throws IOException {
        return issue(folder, hostName, Instant.now().plus(Duration.ofHours(1)));
    }

    /** Issues a certificate that is over then. */
    public Issued issue(Path folder, String hostName, Instant until) throws IOException {
        Files.createDirectories(folder);
        var own = newKeys();
        var names = Der.sequence(
                Der.hex("0603551d11"),
                Der.octets(Der.sequence(
                        Der.text(0x82, hostName),
                        Der.of(0x87, InetAddress.getLoopbackAddress().getAddress()))));
        var certificate = certificate(hostName, own.getPublic(), until.minus(Duration.ofDays(2)), until, names);
        return new Issued(
                put(folder.resolve("node.pem"), pem("CERTIFICATE", certificate)),
                put(
                        folder.resolve("node.key"),
                        pem("PRIVATE KEY", own.getPrivate().getEncoded())));
    }

    private byte[] certificate(String subject, PublicKey key, Instant from, Instant until, byte[] extension) {
        var content = Der.sequence(
                Der.of(0xa0, Der.number(BigInteger.TWO)),
                Der.number(new BigInteger(64, random).add(BigInteger.ONE)),
                SHA256_WITH_RSA,
                commonName(name),
                Der.sequence(Der.time(from), Der.time(until)),
                commonName(subject),
                key.getEncoded(),
                Der.of(0xa3, Der.sequence(extension)));
        return Der.sequence(content, SHA256_WITH_RSA, Der.bits(signed(content)));
    }

    private static byte[] commonName(String text) {
        return Der.sequence(Der.of(0x31, Der.sequence(Der.hex("0603550403"), Der.text(0x0c, text))));
    }

    private byte[] signed(byte[] content) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** As the text of a PEM file. */
    static String pem(String kind, byte[] content) {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
    }

    /** Whoever reads at this moment sees the old file or the new one. */
    private static Path put(Path file, String text) throws IOException {
        var aside = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text);
        return Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
