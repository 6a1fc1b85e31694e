package dev.hearth.gateway.socket;

import dev.hearth.identity.PeopleCache;
import dev.hearth.kernel.Face;
import dev.hearth.kernel.Look;

/** The newest face of the person behind a connection. Changed on the event loop, asked from anywhere. */
final class OwnFace {

    private final PeopleCache people;
    private final long firstVersion;
    private volatile Face face;

    OwnFace(Face face, PeopleCache people) {
        this.face = face;
        this.people = people;
        this.firstVersion = face.version();
    }

    Face face() {
        return face;
    }

    /** Whether rooms may have been told an older one when the connection came. */
    boolean hasChanged() {
        return face.version() > firstVersion;
    }

    /** Takes a newer look on; false if it is no news. */
    boolean wear(Look look, long version) {
        var newer = new Face(face.persona(), face.name(), look, version);
        if (!newer.isNewerThan(face)) {
            return false;
        }
        face = newer;
        people.learn(newer);
        return true;
    }
}
