package dev.hearth.gateway.socket;

import dev.hearth.catalogue.Catalogue;
import dev.hearth.catalogue.domain.Slot;
import dev.hearth.protocol.AvatarWish;
import dev.hearth.protocol.ErrorCode;
import dev.hearth.wardrobe.domain.BodyChange;
import dev.hearth.wardrobe.domain.Garment;
import dev.hearth.wardrobe.domain.WardrobeCommand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where wishes of the wire become commands to a wardrobe: products are looked up here, names cleaned and measured. */
final class AvatarTranslator implements AvatarWish.Visitor<AvatarTranslator.Translation> {

    private final Catalogue catalogue;

    /** A wish came to a command, or to the reason why not. */
    sealed interface Translation {

        record Good(WardrobeCommand command) implements Translation {}

        record Bad(Cleaning.Problem problem) implements Translation {}
    }

    AvatarTranslator(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Translation onDress(AvatarWish.Dress wish) {
        var garments = new ArrayList<Garment>();
        for (var product : wish.wear()) {
            var problem = add(product, garments);
            if (problem != null) {
                return new Translation.Bad(problem);
            }
        }
        return new Translation.Good(new WardrobeCommand.Dress(garments, wish.takeOff(), body(wish.body())));
    }

    @Override
    public Translation onSave(AvatarWish.Save wish) {
        var cleaning = new Cleaning();
        return translated(cleaning, new WardrobeCommand.Save(name(wish.name(), cleaning)));
    }

    @Override
    public Translation onForget(AvatarWish.Forget wish) {
        var cleaning = new Cleaning();
        return translated(cleaning, new WardrobeCommand.Forget(name(wish.name(), cleaning)));
    }

    @Override
    public Translation onWear(AvatarWish.Wear wish) {
        var cleaning = new Cleaning();
        return translated(cleaning, new WardrobeCommand.Wear(name(wish.name(), cleaning)));
    }

    private Cleaning.@Nullable Problem add(String id, List<Garment> garments) {
        var product = catalogue.find(id).orElse(null);
        if (product == null) {
            return new Cleaning.Problem(ErrorCode.CATALOGUE_UNKNOWN_PRODUCT, "there is no product " + id);
        }
        var form = product.wearable().orElse(null);
        if (form == null) {
            return new Cleaning.Problem(ErrorCode.CATALOGUE_NOT_WEARABLE, id + " cannot be worn");
        }
        var hides = form.hides().stream().sorted().map(Slot::wire).toList();
        garments.add(new Garment(id, form.slot().wire(), hides));
        return null;
    }

    private static BodyChange body(AvatarWish.@Nullable Body body) {
        return body == null ? BodyChange.NONE : new BodyChange(body.skin(), body.height(), body.build(), body.face());
    }

    private static String name(String raw, Cleaning cleaning) {
        return cleaning.required("name", raw, WardrobeCommand.NAME_MAX, ErrorCode.NAME_INVALID);
    }

    private static Translation translated(Cleaning cleaning, WardrobeCommand command) {
        var problem = cleaning.problem();
        return problem == null ? new Translation.Good(command) : new Translation.Bad(problem);
    }
}
