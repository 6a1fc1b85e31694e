package dev.hearth.operations.http;

import dev.hearth.operations.domain.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.Cookie;
import org.apache.pekko.http.javadsl.model.headers.HttpCookiePair;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** Who asks, and whether they may: the host they asked for, where their page comes from, their session, role and token. */
final class ConsoleGuard {

    static final String COOKIE = "hearth_console";
    static final String CSRF_HEADER = "X-Hearth-Csrf";
    private static final int TOKEN_CHARS_MAX = 100;

    private final Set<String> hosts;
    private final ConsoleSessions sessions;

    /** @param hosts names by which the console may be asked for, without port */
    ConsoleGuard(List<String> hosts, String address, ConsoleSessions sessions) {
        this.hosts = new HashSet<>(hosts);
        this.hosts.add(address);
        this.sessions = sessions;
    }

    /** A strange name that resolves to this machine must not be a way in for the pages of that name. */
    void requireHost(HttpRequest request) {
        var name = header(request, "Host").map(ConsoleGuard::withoutPort);
        if (name.filter(hosts::contains).isEmpty()) {
            throw ConsoleRefusal.of(StatusCodes.MISDIRECTED_REQUEST, "other-host", "this console has another name");
        }
    }

    /** Browsers say where a page comes from when it posts: only from here. */
    void requireOwnOrigin(HttpRequest request) {
        var origin = header(request, "Origin");
        var host = header(request, "Host").orElse("");
        boolean own = origin.map(text -> text.equals("http://" + host) || text.equals("https://" + host))
                .orElse(true);
        if (!own) {
            throw ConsoleRefusal.of(StatusCodes.FORBIDDEN, "other-origin", "this page comes from somewhere else");
        }
    }

    /** The session of a request that may do what needs this role. */
    ConsoleSessions.Session require(HttpRequest request, Role role) {
        var session = session(request)
                .orElseThrow(() -> ConsoleRefusal.of(StatusCodes.UNAUTHORIZED, "no-session", "sign in first"));
        if (!request.method().equals(HttpMethods.GET)) {
            requireOwnOrigin(request);
            requireToken(request, session);
        }
        if (!session.operator().role().covers(role)) {
            throw ConsoleRefusal.of(StatusCodes.FORBIDDEN, "role-missing", "this takes the role " + role.word());
        }
        return session;
    }

    private static void requireToken(HttpRequest request, ConsoleSessions.Session session) {
        var given = header(request, CSRF_HEADER).orElse("").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, session.csrf().getBytes(StandardCharsets.UTF_8))) {
            throw ConsoleRefusal.of(
                    StatusCodes.FORBIDDEN,
                    "csrf",
                    "changes need the header " + CSRF_HEADER + " with the session's token");
        }
    }

    Optional<ConsoleSessions.Session> session(HttpRequest request) {
        return token(request).flatMap(sessions::find);
    }

    Optional<String> token(HttpRequest request) {
        for (var header : request.getHeaders()) {
            if (header instanceof Cookie cookies) {
                for (HttpCookiePair cookie : cookies.getCookies()) {
                    if (cookie.name().equals(COOKIE) && cookie.value().length() <= TOKEN_CHARS_MAX) {
                        return Optional.of(cookie.value());
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The cookie of a session; behind TLS it never leaves it. */
    static RawHeader cookie(HttpRequest request, String token, long seconds) {
        boolean secure =
                header(request, "X-Forwarded-Proto").filter("https"::equals).isPresent();
        return RawHeader.create(
                "Set-Cookie",
                COOKIE + "=" + token + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Strict"
                        + (secure ? "; Secure" : ""));
    }

    private static Optional<String> header(HttpRequest request, String name) {
        return request.getHeader(name).map(header -> header.value());
    }

    private static String withoutPort(String host) {
        return host.replaceFirst(":[0-9]{1,5}$", "");
    }
}
