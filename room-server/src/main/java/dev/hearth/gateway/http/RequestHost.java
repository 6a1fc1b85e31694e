package dev.hearth.gateway.http;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The host that a request names, once its shape was checked.
 *
 * @param name lower case, without port; IPv6 addresses in brackets
 */
record RequestHost(String name) {
    private static final Pattern SHAPE = Pattern.compile(
            "(\\[[0-9A-Fa-f:.]{2,45}]|[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?)(?::[0-9]{1,5})?");

    /** Reads the value of a Host header; empty for anything that is not a host. */
    static Optional<RequestHost> parse(String header) {
        var match = SHAPE.matcher(header);
        return match.matches()
                ? Optional.of(new RequestHost(match.group(1).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }
}
