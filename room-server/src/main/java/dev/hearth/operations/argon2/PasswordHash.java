package dev.hearth.operations.argon2;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A password as it is kept: Argon2id, in the text form that other tools write too. Checking one takes tens of milliseconds
 * and megabytes, on purpose: never on a thread of rooms or sockets. Does not show itself.
 */
public final class PasswordHash {

    private static final Pattern SHAPE = Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,2}),p=(\\d)"
            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    private static final int MEMORY_KIB_MIN = 7 * 1024;
    private static final int MEMORY_KIB_MAX = 128 * 1024;
    private static final int ROUNDS_MAX = 10;
    private static final int LANES_MAX = 4;

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int ROUNDS = 2;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final int memoryKib;
    private final int rounds;
    private final int lanes;
    private final byte[] salt;
    private final byte[] hash;

    private PasswordHash(int memoryKib, int rounds, int lanes, byte[] salt, byte[] hash) {
        this.memoryKib = memoryKib;
        this.rounds = rounds;
        this.lanes = lanes;
        this.salt = salt;
        this.hash = hash;
    }

    /** Hashes a password with a new salt. */
    public static PasswordHash of(String password, SecureRandom random) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        var hash = digest(password, new PasswordHash(MEMORY_KIB, ROUNDS, 1, salt, new byte[HASH_BYTES]));
        return new PasswordHash(MEMORY_KIB, ROUNDS, 1, salt, hash);
    }

    /** Reads {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}; empty for anything else, and for what is too weak or too dear. */
    public static Optional<PasswordHash> parse(String text) {
        var match = SHAPE.matcher(text);
        return match.matches() ? read(match.toMatchResult()) : Optional.empty();
    }

    private static Optional<PasswordHash> read(MatchResult match) {
        int memory = Integer.parseInt(match.group(1));
        int rounds = Integer.parseInt(match.group(2));
        int lanes = Integer.parseInt(match.group(3));
        boolean sound = memory >= MEMORY_KIB_MIN
                && memory <= MEMORY_KIB_MAX
                && rounds >= 1
                && rounds <= ROUNDS_MAX
                && lanes >= 1
                && lanes <= LANES_MAX;
        if (!sound) {
            return Optional.empty();
        }
        try {
            var decoder = Base64.getDecoder();
            var hash = new PasswordHash(
                    memory, rounds, lanes, decoder.decode(match.group(4)), decoder.decode(match.group(5)));
            return Optional.of(hash);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether this is the password; takes as long for a wrong one. */
    public boolean matches(String password) {
        return MessageDigest.isEqual(hash, digest(password, this));
    }

    /** The form that {@link #parse} reads. Not a secret like the password, but nothing to show around either. */
    public String text() {
        var encoder = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memoryKib + ",t=" + rounds + ",p=" + lanes + "$" + encoder.encodeToString(salt)
                + "$" + encoder.encodeToString(hash);
    }

    /** Records that hold one are shown in logs and errors; this says nothing. */
    @Override
    public String toString() {
        return "a hash";
    }

    private static byte[] digest(String password, PasswordHash like) {
        var parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(like.memoryKib)
                .withIterations(like.rounds)
                .withParallelism(like.lanes)
                .withSalt(like.salt)
                .build();
        var generator = new Argon2BytesGenerator();
        generator.init(parameters);
        var hash = new byte[like.hash.length];
        generator.generateBytes(password.toCharArray(), hash);
        return hash;
    }
}
