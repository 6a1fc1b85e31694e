package dev.hearth.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hearth.directory.RoomDirectory;
import dev.hearth.directory.domain.DirectoryCursor;
import dev.hearth.directory.domain.DirectoryPage;
import dev.hearth.directory.domain.DirectoryQuery;
import dev.hearth.protocol.ErrorCode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.Query;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.scaladsl.model.IllegalUriException;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/rooms}. */
final class DirectoryPages {
    private static final Duration STORE_PAUSE = Duration.ofSeconds(2);

    private final RoomDirectory directory;

    DirectoryPages(RoomDirectory directory) {
        this.directory = directory;
    }

    CompletionStage<HttpResponse> list(HttpRequest request) {
        return directory.list(query(parameters(request))).handle(DirectoryPages::answer);
    }

    private static HttpResponse answer(@Nullable DirectoryPage page, @Nullable Throwable failure) {
        if (page == null || failure != null) {
            throw Refusal.later(StatusCodes.SERVICE_UNAVAILABLE, ErrorCode.STORAGE_UNAVAILABLE, STORE_PAUSE);
        }
        return Answers.json(StatusCodes.OK, json(page));
    }

    private static Query parameters(HttpRequest request) {
        try {
            return request.getUri().query();
        } catch (IllegalUriException e) {
            throw Refusal.invalid("the query is not well-formed");
        }
    }

    private static DirectoryQuery query(Query parameters) {
        return new DirectoryQuery(
                text(parameters, "text"),
                text(parameters, "tag"),
                text(parameters, "language"),
                flag(parameters, "has_space"),
                limit(parameters),
                parameters.get("after").map(DirectoryPages::cursor).orElse(null));
    }

    private static String text(Query parameters, String name) {
        var text = parameters.get(name).orElse("");
        if (text.length() > DirectoryQuery.TEXT_MAX) {
            throw invalid(name + " must have at most " + DirectoryQuery.TEXT_MAX + " characters");
        }
        return text;
    }

    private static boolean flag(Query parameters, String name) {
        var text = parameters.get(name).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            throw invalid(name + " must be true or false");
        }
        return text.equals("true");
    }

    private static int limit(Query parameters) {
        var text = parameters.get("limit").orElse(String.valueOf(DirectoryQuery.LIMIT_USUAL));
        var limit = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > DirectoryQuery.LIMIT_MAX) {
            throw invalid("limit must be a whole number from 1 to " + DirectoryQuery.LIMIT_MAX);
        }
        return limit;
    }

    private static DirectoryCursor cursor(String text) {
        Optional<DirectoryCursor> cursor = DirectoryCursor.decode(text);
        return cursor.orElseThrow(() -> invalid("after must be what a page before named as next"));
    }

    private static Refusal invalid(String text) {
        return Refusal.of(StatusCodes.BAD_REQUEST, ErrorCode.FRAME_INVALID, text);
    }

    private static JsonNode json(DirectoryPage page) {
        var body = Answers.object();
        var rooms = body.putArray("rooms");
        for (var entry : page.rooms()) {
            var room = rooms.addObject()
                    .put("room", entry.room().value())
                    .put("name", entry.name())
                    .put("topic", entry.topic());
            var tags = room.putArray("tags");
            entry.tags().forEach(tags::add);
            room.put("language", entry.language())
                    .put("capacity", entry.capacity())
                    .put("occupants", entry.occupants());
        }
        var next = page.next();
        if (next != null) {
            body.put("next", next.encoded());
        }
        return body;
    }
}
