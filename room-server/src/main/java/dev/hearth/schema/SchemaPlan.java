package dev.hearth.schema;

import dev.hearth.config.SchemaScript;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Compares what a store has with what this release brings. It never talks to a store.
 *
 * @param steps all steps of this release, in order
 * @param applied checksum by version, as recorded in the store
 */
public record SchemaPlan(List<SchemaScript> steps, Map<Integer, String> applied) {
    public SchemaPlan {
        steps = List.copyOf(steps);
        applied = Map.copyOf(applied);
    }

    /**
     * The steps that are still missing, in order.
     *
     * @throws SchemaFailure when the store is newer than this release, or a step was edited after it was applied
     */
    public List<SchemaScript> missing() {
        refuseNewerStore();
        steps.forEach(this::refuseEditedStep);
        return steps.stream()
                .filter(step -> !applied.containsKey(step.version()))
                .toList();
    }

    /**
     * Passes when nothing is missing.
     *
     * @throws SchemaFailure as {@link #missing}, and when a step is missing
     */
    public void requireComplete() {
        if (!missing().isEmpty()) {
            throw new SchemaFailure("the store has schema version " + storeVersion() + ", this release needs "
                    + releaseVersion() + ": run `hearth migrate` first");
        }
    }

    private void refuseNewerStore() {
        if (storeVersion() > releaseVersion()) {
            throw new SchemaFailure("the store has schema version " + storeVersion() + ", newer than the "
                    + releaseVersion() + " of this release: start the newer release again");
        }
    }

    private void refuseEditedStep(SchemaScript step) {
        var recorded = applied.get(step.version());
        if (recorded != null && !Objects.equals(recorded, step.checksum())) {
            throw new SchemaFailure("schema step " + step.file() + " differs from what was applied to the store:"
                    + " this is not a released build");
        }
    }

    private int storeVersion() {
        return applied.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private int releaseVersion() {
        return steps.stream().mapToInt(SchemaScript::version).max().orElse(0);
    }
}
