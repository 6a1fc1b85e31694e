package dev.hearth.wardrobe.domain;

import dev.hearth.kernel.Body;
import dev.hearth.kernel.Look;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A whole look with what its garments take up.
 *
 * @param worn one per slot, none hidden by another, in the order of {@link #SLOTS}
 */
public record Outfit(Body body, List<Garment> worn) {

    /** From the head down, then what goes along. A slot that is not named here comes last. */
    public static final List<String> SLOTS = List.of(
            "hair", "face", "glasses", "ears", "neck", "hat", "top", "bottom", "shoes", "socks", "coat", "belt",
            "gloves", "wrist", "hand", "back", "pet", "aura");

    private static final Comparator<Garment> BY_SLOT =
            Comparator.comparingInt(Outfit::place).thenComparing(Garment::slot);
    private static final Outfit PLAIN = new Outfit(Body.plain(), List.of());

    public Outfit {
        worn = List.copyOf(worn.stream().sorted(BY_SLOT).toList());
        if (isCrowded(worn)) {
            throw new IllegalArgumentException("these are not worn together: " + worn);
        }
    }

    /** What somebody wears who has never dressed. */
    public static Outfit plain() {
        return PLAIN;
    }

    /** Whether two of these are in each other's way. */
    static boolean isCrowded(List<Garment> garments) {
        for (int i = 0; i < garments.size(); i++) {
            for (var other : garments.subList(i + 1, garments.size())) {
                if (garments.get(i).isInTheWayOf(other)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** As others see it. */
    public Look look() {
        return new Look(body, products());
    }

    boolean wears(String product) {
        return worn.stream().anyMatch(garment -> garment.product().equals(product));
    }

    /** With these on; whatever is in their way comes off. They must not be in each other's. */
    Outfit with(List<Garment> garments) {
        var next = new ArrayList<>(garments);
        worn.stream()
                .filter(old -> garments.stream().noneMatch(old::isInTheWayOf))
                .forEach(next::add);
        return new Outfit(body, next);
    }

    Outfit without(List<String> products) {
        return new Outfit(
                body,
                worn.stream()
                        .filter(garment -> !products.contains(garment.product()))
                        .toList());
    }

    Outfit with(Body newBody) {
        return new Outfit(newBody, worn);
    }

    List<String> products() {
        return worn.stream().map(Garment::product).toList();
    }

    private static int place(Garment garment) {
        int place = SLOTS.indexOf(garment.slot());
        return place < 0 ? SLOTS.size() : place;
    }
}
