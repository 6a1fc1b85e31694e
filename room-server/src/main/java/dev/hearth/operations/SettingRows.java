package dev.hearth.operations;

import dev.hearth.operations.domain.HouseSetting;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where settings of the whole house are kept. Nothing blocks; failures come through stages. */
public interface SettingRows {

    /** All that differ from the configuration, by name; what this release does not know is left out. */
    CompletionStage<List<HouseSetting>> all();

    /** Sets one, or sets it anew. */
    CompletionStage<Void> put(HouseSetting setting);

    /** Takes one back, if it is there. */
    CompletionStage<Void> remove(String name);
}
