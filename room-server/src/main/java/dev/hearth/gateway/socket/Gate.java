package dev.hearth.gateway.socket;

import dev.hearth.protocol.ClientMessageReader;
import dev.hearth.session.UserSessionEntity;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * What every connection of this node works with.
 *
 * @param sessionRelay where sessions send what is meant for sockets of this node
 * @param nanos monotonic time
 * @param nonces fresh random texts
 * @param build version of the server
 */
record Gate(
        GatewaySettings settings,
        Doors doors,
        ClientMessageReader reader,
        Frames frames,
        Relays relays,
        ActorRef<UserSessionEntity.Notification> sessionRelay,
        Connections connections,
        NodeLimits limits,
        Turnstile turnstile,
        LongSupplier nanos,
        Supplier<String> nonces,
        String build) {}
