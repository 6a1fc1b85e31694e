package dev.hearth.gateway.socket;

import com.typesafe.config.ConfigFactory;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** A socket door on a free port with a world played by the test. */
final class OpenDoor {

    final FakeWorld world = new FakeWorld();
    private final ActorTestKit testKit =
            ActorTestKit.create(ConfigFactory.parseString("hearth.dispatchers.room.type = Dispatcher"));
    private final SocketDoor door;

    OpenDoor(String overrides) throws Exception {
        moveRooms();
        var started = new CompletableFuture<SocketDoor>();
        var settings = TestSettings.with(overrides);
        testKit.<Void>spawn(Behaviors.setup(context -> {
            try {
                started.complete(
                        SocketDoor.start(context, settings, world.doors(), Set.of("http://localhost:7070"), "test"));
            } catch (RuntimeException e) {
                started.completeExceptionally(e);
            }
            return Behaviors.empty();
        }));
        try {
            door = started.get(FakeWorld.PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            testKit.shutdownTestKit();
            throw e;
        }
    }

    /** Rooms live in another place from now on. */
    void moveRooms() {
        world.front = testKit.spawn(Behaviors.receiveMessage(volatileWord -> {
            world.rooms.add(new FakeWorld.Told(RoomTalk.ROOM, volatileWord));
            return Behaviors.same();
        }));
    }

    int port() {
        return door.port();
    }

    SocketDoor door() {
        return door;
    }

    void close() throws Exception {
        door.close().toCompletableFuture().get(FakeWorld.PATIENCE_SECONDS, TimeUnit.SECONDS);
        testKit.shutdownTestKit();
    }
}
