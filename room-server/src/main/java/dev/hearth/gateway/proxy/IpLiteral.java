package dev.hearth.gateway.proxy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses as text. Never asks for a name: what a client wrote must not make a server look something up. */
final class IpLiteral {
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern V4 = Pattern.compile("(?:" + OCTET + "\\.){3}" + OCTET);
    private static final Pattern V4_AND_PORT = Pattern.compile("(" + V4.pattern() + ")(?::\\d{1,5})?");
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:][0-9A-Fa-f:.]{1,44}");
    private static final Pattern V6_AND_PORT = Pattern.compile("\\[(" + V6.pattern() + ")](?::\\d{1,5})?");

    private IpLiteral() {}

    /** An address without anything around it. */
    static Optional<InetAddress> parse(String text) {
        boolean isLiteral = V4.matcher(text).matches()
                || (text.indexOf(':') >= 0 && V6.matcher(text).matches());
        if (!isLiteral) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** An address as proxies write it, some with a port behind it. */
    static Optional<InetAddress> parseForwarded(String text) {
        var v4 = V4_AND_PORT.matcher(text);
        if (v4.matches()) {
            return parse(v4.group(1));
        }
        var v6 = V6_AND_PORT.matcher(text);
        return parse(v6.matches() ? v6.group(1) : text);
    }
}
