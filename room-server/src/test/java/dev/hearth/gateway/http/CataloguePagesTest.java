package dev.hearth.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.catalogue.Catalogue;
import dev.hearth.catalogue.Products;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpMessage;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CataloguePagesTest {
    private final Catalogue catalogue = Catalogue.of(List.of(Products.chair("oak-chair")));
    private final CataloguePages pages = new CataloguePages(catalogue);

    @Test
    void theIndexNamesTheFileAndIsAskedForEveryTime() {
        var response = index(HttpRequest.create());

        assertThat(bytes(response))
                .asString()
                .isEqualTo("{\"hash\":\"" + catalogue.hash() + "\",\"url\":\"" + pages.path() + "\"}");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(response, "ETag")).isEqualTo("\"" + catalogue.hash() + "\"");
    }

    @Test
    void theFileIsKeptForEver() {
        var response = file(HttpRequest.create());

        assertThat(bytes(response)).isEqualTo(catalogue.json());
        assertThat(header(response, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(header(response, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(pages.path()).isEqualTo("/v1/catalogue/" + catalogue.hash() + ".json");
    }

    @Test
    void anotherCatalogueHasAnotherAddress() {
        var other = new CataloguePages(Catalogue.of(List.of(Products.chair("elm-chair"))));

        assertThat(other.path()).isNotEqualTo(pages.path());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br, gzip;q=0.5", "*", "gzip, deflate, br", "identity;q=0, *;q=0.1"})
    void compressesForThoseWhoCanReadIt(String accepted) throws IOException {
        var response = file(accepting(accepted));

        assertThat(header(response, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(response, "ETag")).isEqualTo("\"" + catalogue.hash() + "-gzip\"");
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes(response)))) {
            assertThat(unpacked.readAllBytes()).isEqualTo(catalogue.json());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "br", "gzip;q=0", "*, gzip;q=0", "*;q=0"})
    void staysPlainForTheOthers(String accepted) {
        var response = file(accepting(accepted));

        assertThat(response.getHeader("Content-Encoding")).isEmpty();
        assertThat(header(response, "ETag")).isEqualTo("\"" + catalogue.hash() + "\"");
        assertThat(bytes(response)).isEqualTo(catalogue.json());
    }

    @ParameterizedTest
    @CsvSource({"'\"HASH\"', 304", "'\"x\", \"HASH-gzip\"', 304", "W/\"HASH\", 304", "*, 304", "'\"x\"', 200"})
    void whatIsKnownIsNotSentAgain(String tags, int status) {
        var known = RawHeader.create("If-None-Match", tags.replace("HASH", catalogue.hash()));
        var request = HttpRequest.create().addHeader(known);

        assertThat(file(request).status().intValue()).isEqualTo(status);
        assertThat(index(request).status().intValue()).isEqualTo(status);
        assertThat(header(file(request), "ETag")).isEqualTo("\"" + catalogue.hash() + "\"");
        assertThat(bytes(file(request)).length == 0).isEqualTo(status == 304);
    }

    private HttpResponse index(HttpRequest request) {
        return pages.index(request).toCompletableFuture().join();
    }

    private HttpResponse file(HttpRequest request) {
        return pages.file(request).toCompletableFuture().join();
    }

    private static HttpRequest accepting(String encodings) {
        return HttpRequest.create().addHeader(HttpHeader.parse("Accept-Encoding", encodings));
    }

    private static String header(HttpMessage message, String name) {
        return message.getHeader(name).orElseThrow().value();
    }

    private static byte[] bytes(HttpResponse response) {
        return ((HttpEntity.Strict) response.entity()).getData().toArray();
    }
}
