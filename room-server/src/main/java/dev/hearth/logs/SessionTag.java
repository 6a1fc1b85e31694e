package dev.hearth.logs;

import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.PersonId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A session in the log: a word that follows one person through the lines of all nodes without telling who it is. It is keyed
 * with a secret that all nodes share; until that is known it is random, so that a tag is never the bare hash of an id.
 */
public final class SessionTag {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SALT_BYTES = 32;
    private static final int LENGTH = 13;

    private static volatile SecretKeySpec salt = new SecretKeySpec(random(), ALGORITHM);

    private SessionTag() {}

    /** Tags are made with this secret from now on, on all nodes alike. */
    public static void saltWith(byte[] secret) {
        salt = new SecretKeySpec(secret, ALGORITHM);
    }

    /** The tag of this person's session. */
    public static String of(PersonId person) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(salt);
            var hash = mac.doFinal(person.value().getBytes(StandardCharsets.UTF_8));
            return OpaqueId.of(hash).substring(0, LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static byte[] random() {
        var bytes = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
