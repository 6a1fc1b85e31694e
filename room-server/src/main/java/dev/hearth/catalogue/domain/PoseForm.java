package dev.hearth.catalogue.domain;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * How an avatar holds itself.
 *
 * @param joints every bone but the root may be turned
 * @param beat seconds of one swing between rest and the joints; only gestures and dances have one
 */
public record PoseForm(PoseKind kind, Map<Bone, Bend> joints, OptionalDouble beat) {
    public PoseForm {
        joints = Map.copyOf(joints);
        if (joints.containsKey(Bone.ROOT)) {
            throw new IllegalArgumentException("joints: the root cannot be turned");
        }
        if (beat.isPresent() && kind == PoseKind.POSE) {
            throw new IllegalArgumentException("beat: only gestures and dances swing");
        }
        beat.ifPresent(seconds -> {
            var unused = Bounds.BEAT.check("beat", seconds);
        });
    }
}
