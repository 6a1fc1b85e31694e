package dev.hearth.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hearth.gateway.proxy.TrustedProxies;
import dev.hearth.gateway.rate.AddressRate;
import dev.hearth.identity.Guests;
import dev.hearth.identity.SignIn;
import dev.hearth.protocol.ErrorCode;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCode;
import org.apache.pekko.http.javadsl.model.StatusCodes;

/** {@code POST /v1/guests} and {@code POST /v1/tokens}. */
final class SignInPages {
    private final Guests guests;
    private final JsonBodies bodies;
    private final AddressRate newGuests;
    private final AddressRate tokenUses;
    private final TrustedProxies proxies;

    SignInPages(Guests guests, JsonBodies bodies, HttpSettings settings) {
        this.guests = guests;
        this.bodies = bodies;
        this.newGuests = new AddressRate(settings.guestsPerMinute(), settings.addressesMax());
        this.tokenUses = new AddressRate(settings.tokensPerMinute(), settings.addressesMax());
        this.proxies = settings.proxies();
    }

    CompletionStage<HttpResponse> enter(HttpRequest request) {
        return bodies.object(request).thenCompose(body -> {
            var name = JsonBodies.text(body, "name");
            takeTurn(newGuests, request);
            return guests.enter(name).thenApply(outcome -> answer(outcome, StatusCodes.CREATED));
        });
    }

    CompletionStage<HttpResponse> renew(HttpRequest request) {
        return bodies.object(request).thenCompose(body -> {
            var token = JsonBodies.text(body, "refresh_token");
            takeTurn(tokenUses, request);
            return guests.renew(token).thenApply(outcome -> answer(outcome, StatusCodes.OK));
        });
    }

    private void takeTurn(AddressRate rate, HttpRequest request) {
        var wait = client(request)
                .map(address -> rate.take(address, System.nanoTime()))
                .orElse(Duration.ZERO);
        if (!wait.isZero()) {
            throw Refusal.later(StatusCodes.TOO_MANY_REQUESTS, ErrorCode.RATE_LIMITED, wait);
        }
    }

    private Optional<InetAddress> client(HttpRequest request) {
        return request.getAttribute(AttributeKeys.remoteAddress)
                .flatMap(address -> address.getAddress())
                .map(peer -> proxies.client(peer, forwarded(request)));
    }

    private static List<String> forwarded(HttpRequest request) {
        var values = new ArrayList<String>();
        for (var header : request.getHeaders()) {
            if (header.is(TrustedProxies.HEADER.toLowerCase(Locale.ROOT))) {
                values.add(header.value());
            }
        }
        return values;
    }

    private static HttpResponse answer(SignIn outcome, StatusCode success) {
        if (outcome instanceof SignIn.SignedIn signedIn) {
            return Answers.json(success, json(signedIn));
        }
        if (outcome instanceof SignIn.NameRefused refused) {
            var rule = refused.rule().name().toLowerCase(Locale.ROOT).replace('_', '-');
            throw Refusal.of(StatusCodes.UNPROCESSABLE_CONTENT, ErrorCode.NAME_INVALID, rule);
        }
        if (outcome instanceof SignIn.StorageUnavailable away) {
            throw Refusal.later(StatusCodes.SERVICE_UNAVAILABLE, ErrorCode.STORAGE_UNAVAILABLE, away.after());
        }
        if (outcome instanceof SignIn.TokenRefused) {
            throw Refusal.of(StatusCodes.UNAUTHORIZED, ErrorCode.TOKEN_INVALID);
        }
        throw new AssertionError(outcome);
    }

    private static JsonNode json(SignIn.SignedIn signedIn) {
        var person = signedIn.person();
        return Answers.object()
                .put("person", person.person().value())
                .put("persona", person.face().persona().value())
                .put("name", person.face().name())
                .put("access_token", signedIn.accessToken())
                .put("expires_in", signedIn.expiresIn().toSeconds())
                .put("refresh_token", signedIn.refreshToken().shown());
    }
}
