package dev.hearth.gateway.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.util.ByteString;

/**
 * The files of a page, from the class path. Each is read once; browsers keep them but ask every time whether they
 * changed, so a new release shows at once. The public door and the operators' console have one each.
 */
public final class Pages {
    private static final String INDEX = "index.html";

    /** No empty part and none that starts with a dot, so there is no way up or into hidden files. */
    private static final Pattern PATH = Pattern.compile("(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}/){0,8}"
            + "[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}\\.(?<type>[a-z0-9]{1,12})");

    private static final Map<String, ContentType> TYPES = Map.of(
            "html", ContentTypes.TEXT_HTML_UTF8,
            "js", ContentTypes.parse("text/javascript; charset=UTF-8"),
            "css", ContentTypes.create(MediaTypes.TEXT_CSS, HttpCharsets.UTF_8),
            "svg", ContentTypes.create(MediaTypes.IMAGE_SVG_XML),
            "png", ContentTypes.create(MediaTypes.IMAGE_PNG),
            "ico", ContentTypes.create(MediaTypes.IMAGE_X_ICON),
            "json", ContentTypes.APPLICATION_JSON,
            "webmanifest", ContentTypes.parse("application/manifest+json"),
            "woff2", ContentTypes.parse("font/woff2"),
            "txt", ContentTypes.TEXT_PLAIN_UTF8);

    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final String folder;

    /** @param folder on the class path, with a slash at its end */
    public Pages(String folder) {
        this.folder = folder;
    }

    /** The answer for a path of the site, or empty when there is no such page. */
    public Optional<HttpResponse> answer(HttpRequest request, String path) {
        return find("/".equals(path) ? INDEX : path.substring(1)).map(page -> page.answer(request));
    }

    /** Whether this path is a page, whatever the method. */
    public boolean has(String path) {
        return find("/".equals(path) ? INDEX : path.substring(1)).isPresent();
    }

    private Optional<Page> find(String name) {
        var known = pages.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        var match = PATH.matcher(name);
        return match.matches() ? read(name, match.group("type")) : Optional.empty();
    }

    private Optional<Page> read(String name, String extension) {
        var type = Optional.ofNullable(TYPES.get(extension));
        try (var in = Pages.class.getClassLoader().getResourceAsStream(folder + name)) {
            if (in == null || type.isEmpty()) {
                return Optional.empty();
            }
            var page = Page.of(type.get(), in.readAllBytes());
            pages.put(name, page);
            return Optional.of(page);
        } catch (IOException e) {
            throw new UncheckedIOException("the page " + name + " cannot be read", e);
        }
    }

    private record Page(ContentType type, ByteString bytes, String tag) {
        static Page of(ContentType type, byte[] bytes) {
            try {
                var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
                var tag = "\"" + HexFormat.of().formatHex(Arrays.copyOf(hash, 16)) + "\"";
                return new Page(type, ByteString.fromArray(bytes), tag);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        HttpResponse answer(HttpRequest request) {
            boolean unchanged = request.getHeader("If-None-Match")
                    .map(header -> header.value().contains(tag))
                    .orElse(false);
            var response = unchanged
                    ? HttpResponse.create().withStatus(StatusCodes.NOT_MODIFIED)
                    : HttpResponse.create().withEntity(type, bytes);
            return response.addHeader(RawHeader.create("Cache-Control", "no-cache"))
                    .addHeader(RawHeader.create("ETag", tag));
        }
    }
}
