package dev.hearth.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One versioned step of the stored schema. A released step is never edited: its checksum is kept in the store.
 *
 * @param version rises by one per step, from 1; 0 for what the migration itself needs
 * @param file name of the file
 * @param text CQL with placeholders
 */
public record SchemaScript(int version, String file, String text) {
    private static final Pattern NAME = Pattern.compile("V(\\d{3})__[a-z0-9_]+\\.cql");
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*--.*$");
    private static final Pattern END = Pattern.compile(";\\s*(\\n|$)");

    /** What the migration itself needs. */
    public static SchemaScript bootstrap() {
        return new SchemaScript(0, "bootstrap.cql", read("bootstrap.cql"));
    }

    /** All steps of this release in order. */
    public static List<SchemaScript> all() {
        return read("index.txt").lines().map(SchemaScript::versioned).toList();
    }

    /** The statements, with {@code replication} filled in. */
    public List<String> statements(String replication) {
        var bare = COMMENT.matcher(text).replaceAll("").replace("${replication}", replication);
        return Arrays.stream(END.split(bare))
                .map(String::strip)
                .filter(cql -> !cql.isEmpty())
                .toList();
    }

    /** SHA-256 of the text in hexadecimal. */
    public String checksum() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    private static SchemaScript versioned(String file) {
        var name = NAME.matcher(file);
        if (!name.matches()) {
            throw new IllegalStateException("schema/index.txt names " + file + ", expected V<3 digits>__<words>.cql");
        }
        return new SchemaScript(Integer.parseInt(name.group(1)), file, read(file));
    }

    private static String read(String file) {
        try (var in = SchemaScript.class.getResourceAsStream("/schema/" + file)) {
            if (in == null) {
                throw new IllegalStateException("schema/" + file + " is missing from this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
