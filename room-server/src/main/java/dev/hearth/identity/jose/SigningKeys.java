package dev.hearth.identity.jose;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.lang.JoseException;

/**
 * The key that signs and the keys that are believed. A key file is a private JSON Web Key (OKP, Ed25519); its id is the
 * RFC 7638 thumbprint unless the file names one. To change keys without ending anybody's token, the old file becomes the
 * previous one for as long as access tokens live.
 */
public final class SigningKeys {
    private static final long FILE_BYTES_MAX = 4_096;

    private final String signingId;
    private final PrivateKey signing;
    private final Map<String, PublicKey> believed = new HashMap<>();

    private SigningKeys(OctetKeyPairJsonWebKey signing) {
        this.signingId = signing.getKeyId();
        this.signing = signing.getPrivateKey();
        believe(signing);
    }

    /**
     * Reads the key files.
     *
     * @param previous a key whose tokens are still good
     * @param create whether to make a missing signing key, readable by the owner only
     * @throws UnusableKey with one line for the operator
     */
    public static SigningKeys open(Path signing, Optional<Path> previous, boolean create, SecureRandom random) {
        if (create && !Files.exists(signing)) {
            write(signing, generate(random));
        }
        var keys = new SigningKeys(read(signing));
        previous.map(SigningKeys::read).ifPresent(keys::believe);
        return keys;
    }

    /**
     * Looks whether the key files could be opened at start.
     *
     * @param create whether a missing signing key would be made
     * @throws UnusableKey with one line for the operator
     */
    public static void check(Path signing, Optional<Path> previous, boolean create) {
        if (!create || Files.exists(signing)) {
            var unused = read(signing);
        }
        previous.ifPresent(file -> {
            var unused = read(file);
        });
    }

    /**
     * Makes a key file, readable by its owner only, and answers whether there was none.
     *
     * @throws UnusableKey if what is there is no key, or nothing can be written
     */
    public static boolean make(Path file, SecureRandom random) {
        boolean isMissing = !Files.exists(file);
        if (isMissing) {
            write(file, generate(random));
        }
        var unused = read(file);
        return isMissing;
    }

    /** A key that lives as long as this process: for tests. */
    public static SigningKeys ephemeral(SecureRandom random) {
        return new SigningKeys(generate(random));
    }

    /**
     * A secret that every node with the same signing key has, and nobody else; it changes with the key.
     *
     * @param purpose secrets of different purposes say nothing of each other, nor of the key
     */
    public byte[] secretFor(String purpose) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(signing.getEncoded(), "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    String signingId() {
        return signingId;
    }

    PrivateKey signing() {
        return signing;
    }

    Optional<PublicKey> believed(String id) {
        return Optional.ofNullable(believed.get(id));
    }

    private void believe(OctetKeyPairJsonWebKey key) {
        believed.put(key.getKeyId(), key.getPublicKey());
    }

    private static OctetKeyPairJsonWebKey generate(SecureRandom random) {
        try {
            return named(OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519, null, random));
        } catch (JoseException e) {
            throw new IllegalStateException("every Java 17 has Ed25519", e);
        }
    }

    private static OctetKeyPairJsonWebKey read(Path file) {
        try {
            if (Files.size(file) > FILE_BYTES_MAX) {
                throw new UnusableKey(file, "it is larger than " + FILE_BYTES_MAX + " bytes", null);
            }
            var key = JsonWebKey.Factory.newJwk(Files.readString(file));
            if (key instanceof OctetKeyPairJsonWebKey okp && isEd25519Private(okp)) {
                return named(okp);
            }
            throw new UnusableKey(file, "it holds no private Ed25519 key", null);
        } catch (IOException e) {
            throw new UnusableKey(file, "it cannot be read", e);
        } catch (JoseException e) {
            throw new UnusableKey(file, "it is not a JSON Web Key", null);
        }
    }

    private static boolean isEd25519Private(OctetKeyPairJsonWebKey key) {
        return OctetKeyPairJsonWebKey.SUBTYPE_ED25519.equals(key.getSubtype()) && key.getPrivateKey() != null;
    }

    private static OctetKeyPairJsonWebKey named(OctetKeyPairJsonWebKey key) {
        if (key.getKeyId() == null) {
            key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
        }
        return key;
    }

    /**
     * Written aside and linked, so that a node that is killed here leaves no half key, and of nodes that start at the same
     * time the first one wins.
     */
    private static void write(Path file, OctetKeyPairJsonWebKey key) {
        try {
            var folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
            Files.createDirectories(folder);
            var aside = Files.createTempFile(folder, "signing-key", ".part", ownerOnly(folder));
            Files.writeString(aside, key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));
            link(aside, file);
            Files.deleteIfExists(aside);
        } catch (IOException e) {
            throw new UnusableKey(file, "it cannot be written", e);
        }
    }

    private static void link(Path aside, Path file) throws IOException {
        try {
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException taken) {
            // Another node was faster: its key is read as everybody's.
        } catch (UnsupportedOperationException e) {
            Files.move(aside, file);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) throws IOException {
        if (!Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }
}
