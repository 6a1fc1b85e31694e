package dev.hearth.catalogue.domain;

/** The part of an avatar that a primitive moves with. Left and right are the avatar's own: its left hand is at +x. */
public enum Bone {
    ROOT("root"),
    TORSO("torso"),
    HEAD("head"),
    ARM_LEFT("arm-left"),
    ARM_RIGHT("arm-right"),
    LEG_LEFT("leg-left"),
    LEG_RIGHT("leg-right");

    private final String wire;

    Bone(String wire) {
        this.wire = wire;
    }

    /** The word in files and on the wire. */
    public String wire() {
        return wire;
    }
}
