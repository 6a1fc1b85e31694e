package dev.hearth.wardrobe;

import dev.hearth.kernel.Principal;
import dev.hearth.wardrobe.WardrobeEntity.Answer;
import dev.hearth.wardrobe.domain.Cause;
import dev.hearth.wardrobe.domain.WardrobeCommand;
import java.util.concurrent.CompletionStage;

/** The wardrobes of everybody, wherever they live. The stages never fail: silence is an answer too. */
public interface Wardrobes {

    CompletionStage<Answer> change(Principal who, Cause cause, WardrobeCommand command);

    CompletionStage<Answer> read(Principal who);
}
