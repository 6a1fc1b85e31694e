package dev.hearth.directory;

import dev.hearth.kernel.MovingClock;

class InMemoryRoomDirectoryTest implements RoomDirectoryContract {
    private final MovingClock clock = MovingClock.somewhen();
    private final RoomDirectory directory = new InMemoryRoomDirectory(clock);

    @Override
    public RoomDirectory directory() {
        return directory;
    }

    @Override
    public MovingClock clock() {
        return clock;
    }
}
