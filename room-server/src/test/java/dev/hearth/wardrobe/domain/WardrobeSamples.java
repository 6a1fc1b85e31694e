package dev.hearth.wardrobe.domain;

import dev.hearth.kernel.Body;
import dev.hearth.kernel.CommandKey;
import dev.hearth.wardrobe.domain.WardrobeBatch.Submission;
import java.time.Instant;
import java.util.List;

/** Garments, causes and a short life of a wardrobe. */
public final class WardrobeSamples {

    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00.250Z");
    public static final Garment STRAW_HAT = new Garment("straw-hat", "hat", List.of());
    public static final Garment BOWLER = new Garment("bowler", "hat", List.of());
    public static final Garment CURLS = new Garment("curls", "hair", List.of());
    public static final Garment RED_SCARF = new Garment("red-scarf", "neck", List.of());
    /** Hides what is worn on the head. */
    public static final Garment HELMET = new Garment("helmet", "face", List.of("hat", "hair"));

    private WardrobeSamples() {}

    public static Cause cause(int number) {
        return new Cause(new CommandKey("%032x".formatted(number)), "%016x".formatted(number));
    }

    static WardrobeCommand wear(Garment... garments) {
        return new WardrobeCommand.Dress(List.of(garments), List.of(), BodyChange.NONE);
    }

    static WardrobeCommand takeOff(String... products) {
        return new WardrobeCommand.Dress(List.of(), List.of(products), BodyChange.NONE);
    }

    static Submission submission(int key, WardrobeCommand command) {
        return new Submission(cause(key), command);
    }

    public static Outfit outfit() {
        return new Outfit(new Body("#a0b1c2", 1.1, -0.5, 3), List.of(HELMET, RED_SCARF));
    }

    /** One of every kind, in an order that can happen. */
    public static List<WardrobeEvent> events() {
        return List.of(
                new WardrobeEvent.Dressed(NOON, cause(1), 2, outfit(), List.of("straw-hat")),
                new WardrobeEvent.LookSaved(NOON.plusSeconds(1), cause(2), "Knight", outfit()),
                new WardrobeEvent.LookSaved(NOON.plusSeconds(2), cause(3), "<b>&", Outfit.plain()),
                new WardrobeEvent.LookForgotten(NOON.plusSeconds(3), cause(4), "<b>&"),
                new WardrobeEvent.NothingChanged(NOON.plusSeconds(4), cause(5)));
    }

    public static Wardrobe apply(Wardrobe wardrobe, List<? extends WardrobeEvent> events) {
        var state = wardrobe;
        for (var event : events) {
            state = state.apply(event);
        }
        return state;
    }
}
