package dev.hearth.load.bot;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Somebody who signed in.
 *
 * @param person the person's id
 * @param persona the id that rooms know
 * @param name the name as typed
 * @param accessToken shown in the first frame of a socket
 * @param refreshToken good for one new pair of tokens
 * @param source the address all of this person's connections come from
 */
public record Guest(
        String person,
        String persona,
        String name,
        String accessToken,
        String refreshToken,
        Optional<InetAddress> source) {

    static Guest from(JsonNode answer, Optional<InetAddress> source) {
        return new Guest(
                answer.path("person").asText(),
                answer.path("persona").asText(),
                answer.path("name").asText(),
                answer.path("access_token").asText(),
                answer.path("refresh_token").asText(),
                source);
    }

    @Override
    public String toString() {
        return "Guest[" + name + ", " + persona + "]";
    }
}
