package dev.hearth.directory;

import dev.hearth.directory.domain.Residence;
import dev.hearth.directory.domain.RoomListing;
import dev.hearth.kernel.RoomId;
import dev.hearth.room.RoomEntity.Status;
import dev.hearth.room.domain.Visibility;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Decides which room is written to the directory when: at once if it is new or its profile changed, otherwise at most once
 * in a while; and again after a failure. Never two writes of one room at a time, so the last one told is the last one
 * written. Not thread-safe: it belongs to one actor.
 */
final class PublishPlan {
    private final DirectorySettings settings;
    private final String node;
    private final Map<RoomId, Plan> plans = new HashMap<>();
    private final Queue<Plan> queue = new ArrayDeque<>();
    private int inFlight;

    /** @param node the incarnation on which the rooms live */
    PublishPlan(DirectorySettings settings, String node) {
        this.settings = settings;
        this.node = node;
    }

    /** Takes what a room says; false when the plan is full and the room is left out. */
    boolean tell(Status status, Instant now) {
        var plan = plans.get(status.room());
        if (plan == null && plans.size() >= settings.roomsMax()) {
            return false;
        }
        if (plan == null) {
            plan = new Plan(status, now);
            plans.put(status.room(), plan);
        } else {
            plan.tell(status, now, settings);
        }
        queueIfDue(plan, now);
        return true;
    }

    /** Looks at every room, which is for a slow tick, not for every message. */
    void lookAround(Instant now) {
        plans.values().forEach(plan -> queueIfDue(plan, now));
    }

    /** The writes that may start; each has to be reported by {@link #written} or {@link #failed}. */
    List<RoomListing> start(Instant now) {
        var started = new ArrayList<RoomListing>();
        while (inFlight < settings.writesInFlightMax() && !queue.isEmpty()) {
            inFlight++;
            started.add(listing(queue.remove().begin(now)));
        }
        return started;
    }

    /** A write has ended well; what came due meanwhile need not wait for the next look around. */
    void written(RoomId room, Instant now) {
        inFlight--;
        var plan = plans.get(room);
        if (plan != null && plan.isOverAfterWrite()) {
            plans.remove(room);
        } else if (plan != null) {
            queueIfDue(plan, now);
        }
    }

    void failed(RoomId room, Instant now) {
        inFlight--;
        var plan = plans.get(room);
        if (plan != null) {
            plan.retry(now.plus(settings.retryAfter()));
        }
    }

    private void queueIfDue(Plan plan, Instant now) {
        if (plan.isDue(now)) {
            plan.queued = true;
            queue.add(plan);
        }
    }

    private RoomListing listing(Status said) {
        var profile = said.profile();
        return new RoomListing(
                said.room(),
                profile.name(),
                profile.topic(),
                profile.tags(),
                profile.language(),
                profile.capacity(),
                profile.visibility() == Visibility.PUBLIC && !said.closed(),
                said.occupants(),
                said.offset(),
                new Residence(said.since(), node, said.awake()));
    }

    int rooms() {
        return plans.size();
    }

    /** One room: what it said last, and when that has to be written. */
    private static final class Plan {
        private Status said;
        private Instant dueAt;
        private Instant lastWrite = Instant.MIN;
        private boolean queued;
        private boolean writing;
        private boolean saidMore;

        Plan(Status said, Instant now) {
            this.said = said;
            this.dueAt = now;
        }

        void tell(Status status, Instant now, DirectorySettings settings) {
            boolean urgent = !status.profile().equals(said.profile())
                    || status.closed() != said.closed()
                    || status.awake() != said.awake();
            var paced = lastWrite.equals(Instant.MIN) ? now : lastWrite.plus(settings.writeEvery());
            dueAt = earlier(dueAt, urgent ? now : paced);
            said = status;
            saidMore = writing;
        }

        boolean isDue(Instant now) {
            return !queued && !writing && !now.isBefore(dueAt);
        }

        Status begin(Instant now) {
            queued = false;
            writing = true;
            saidMore = false;
            lastWrite = now;
            dueAt = Instant.MAX;
            return said;
        }

        boolean isOverAfterWrite() {
            writing = false;
            return !said.awake() && !saidMore;
        }

        void retry(Instant at) {
            writing = false;
            dueAt = at;
        }

        private static Instant earlier(Instant a, Instant b) {
            return a.isBefore(b) ? a : b;
        }
    }
}
