package dev.hearth.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;

/**
 * A short hash of what a durable command says, whatever order its fields came in: type and content, without request
 * number and key. It tells a command that is sent again from another one under the same key.
 */
final class Fingerprint {

    private static final int BYTES = 8;

    private Fingerprint() {}

    /** 16 hexadecimal digits. */
    static String of(JsonNode command) {
        var text = new StringBuilder(128);
        writeObject(command, text, true);
        var hash = sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, BYTES);
    }

    private static void write(JsonNode node, StringBuilder out) {
        if (node.isObject()) {
            writeObject(node, out, false);
        } else if (node.isArray()) {
            out.append('[');
            node.forEach(element -> {
                write(element, out);
                out.append(',');
            });
            out.append(']');
        } else {
            // A JsonNode writes texts quoted and escaped: no two contents read alike.
            out.append(node);
        }
    }

    private static void writeObject(JsonNode object, StringBuilder out, boolean top) {
        var names = new ArrayList<String>(object.size());
        object.fieldNames().forEachRemaining(names::add);
        Collections.sort(names);
        out.append('{');
        for (var name : names) {
            if (!(top && (name.equals("id") || name.equals("key")))) {
                out.append(name.length()).append(':').append(name).append('=');
                write(object.get(name), out);
                out.append(';');
            }
        }
        out.append('}');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
