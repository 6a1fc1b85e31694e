package dev.hearth.gateway.socket;

import dev.hearth.catalogue.Catalogue;
import dev.hearth.directory.RoomDirectory;
import dev.hearth.identity.PeopleCache;
import dev.hearth.identity.TokenVerifier;
import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.RoomId;
import dev.hearth.observability.NodeMetrics;
import dev.hearth.room.MessageLoss;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.RoomHistory;
import dev.hearth.room.RoomReplay;
import dev.hearth.session.UserSessionEntity;
import dev.hearth.wardrobe.Wardrobes;
import java.time.InstantSource;
import java.util.function.BiConsumer;

/**
 * What the socket edge needs of the rest of the server; tests put their own behind it.
 *
 * @param rooms tells a room something, wherever it lives; never waits
 * @param sessions tells a user session something, wherever it lives; never waits
 * @param loss of messages from rooms, for tests
 */
public record Doors(
        BiConsumer<RoomId, RoomEntity.Command> rooms,
        BiConsumer<PersonId, UserSessionEntity.Command> sessions,
        TokenVerifier tokens,
        PeopleCache people,
        RoomDirectory directory,
        RoomHistory history,
        RoomReplay replay,
        Wardrobes wardrobes,
        Catalogue catalogue,
        InstantSource clock,
        NodeMetrics metrics,
        MessageLoss loss) {}
