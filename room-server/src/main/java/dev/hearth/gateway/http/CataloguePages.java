package dev.hearth.gateway.http;

import dev.hearth.catalogue.Catalogue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.zip.GZIPOutputStream;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.AcceptEncoding;
import org.apache.pekko.http.javadsl.model.headers.HttpEncodingRange;
import org.apache.pekko.http.javadsl.model.headers.HttpEncodings;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.util.ByteString;

/**
 * The catalogue: {@code /v1/catalogue} says where it is, and the file itself has its hash in its address, so that
 * browsers ask for it once. It is compressed once, here, not for every request.
 */
final class CataloguePages {
    static final String INDEX = "/v1/catalogue";

    private static final String ASK_AGAIN = "no-cache";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final String hash;
    private final String path;
    private final ByteString index;
    private final ByteString plain;
    private final ByteString compressed;

    CataloguePages(Catalogue catalogue) {
        var json = catalogue.json();
        this.hash = catalogue.hash();
        this.path = INDEX + "/" + hash + ".json";
        this.index = ByteString.fromString(
                Answers.object().put("hash", hash).put("url", path).toString());
        this.plain = ByteString.fromArray(json);
        this.compressed = ByteString.fromArray(gzip(json));
    }

    /** Where the file is; another catalogue has another path. */
    String path() {
        return path;
    }

    /** {@code GET /v1/catalogue}. */
    CompletionStage<HttpResponse> index(HttpRequest request) {
        var tag = "\"" + hash + "\"";
        var response = isKnown(request) ? unchanged() : content(index);
        return CompletableFuture.completedFuture(tagged(response, tag, ASK_AGAIN));
    }

    /** {@code GET /v1/catalogue/HASH.json}. */
    CompletionStage<HttpResponse> file(HttpRequest request) {
        boolean gzip = takesGzip(request);
        // Two encodings are two sequences of bytes, so a strong tag must tell them apart.
        var tag = "\"" + hash + (gzip ? "-gzip" : "") + "\"";
        var response = isKnown(request) ? unchanged() : body(gzip);
        return CompletableFuture.completedFuture(
                tagged(response, tag, FOR_EVER).addHeader(RawHeader.create("Vary", "Accept-Encoding")));
    }

    private HttpResponse body(boolean gzip) {
        return gzip ? content(compressed).addHeader(RawHeader.create("Content-Encoding", "gzip")) : content(plain);
    }

    private boolean isKnown(HttpRequest request) {
        return request.getHeader("If-None-Match")
                .map(header -> header.value().contains("\"" + hash)
                        || header.value().strip().equals("*"))
                .orElse(false);
    }

    private static boolean takesGzip(HttpRequest request) {
        return request.getHeader(AcceptEncoding.class)
                .map(CataloguePages::takesGzip)
                .orElse(false);
    }

    /** What a client says about gzip itself goes before what it says about everything. */
    private static boolean takesGzip(AcceptEncoding header) {
        boolean all = false;
        for (HttpEncodingRange range : header.getEncodings()) {
            if (range.matches(HttpEncodings.IDENTITY)) {
                all |= range.matches(HttpEncodings.GZIP) && range.qValue() > 0;
            } else if (range.matches(HttpEncodings.GZIP)) {
                return range.qValue() > 0;
            }
        }
        return all;
    }

    private static HttpResponse content(ByteString bytes) {
        return HttpResponse.create().withEntity(ContentTypes.APPLICATION_JSON, bytes);
    }

    private static HttpResponse unchanged() {
        return HttpResponse.create().withStatus(StatusCodes.NOT_MODIFIED);
    }

    private static HttpResponse tagged(HttpResponse response, String tag, String caching) {
        return response.addHeader(RawHeader.create("Cache-Control", caching)).addHeader(RawHeader.create("ETag", tag));
    }

    private static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream(bytes.length / 4);
        try (var packer = new GZIPOutputStream(out)) {
            packer.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written", e);
        }
        return out.toByteArray();
    }
}
