package dev.hearth.catalogue.domain;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that can be worn, placed, lived in or struck as a pose. Exactly the form of its kind is present; a shell has
 * none, its name is that of a layout.
 *
 * @param id for instance {@code oak-chair}; the same for ever, since journals name it
 * @param name for people, 1 to 60 code points
 * @param tags at most {@link #TAGS_MAX} words
 * @param model what it looks like; only poses have none
 */
public record Product(
        String id,
        String name,
        Kind kind,
        List<String> tags,
        Rating rating,
        Optional<FurnitureForm> furniture,
        Optional<WearableForm> wearable,
        Optional<PoseForm> pose,
        List<Primitive> model) {

    public static final int NAME_MAX = 60;
    public static final int TAGS_MAX = 10;

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9.-]{0,47}");
    private static final Pattern TAG = Pattern.compile("[a-z0-9][a-z0-9-]{0,23}");

    public Product {
        tags = List.copyOf(tags);
        model = List.copyOf(model);
        require(isId(id), "id: 1 to 48 of a-z, 0-9, . and -, got '" + id + "'");
        require(isName(name), "name: 1 to " + NAME_MAX + " code points, got '" + name + "'");
        require(tags.size() <= TAGS_MAX && tags.stream().allMatch(Product::isTag), "tags: " + tags);
        require(
                furniture.isPresent() == (kind == Kind.FURNITURE)
                        && wearable.isPresent() == (kind == Kind.WEARABLE)
                        && pose.isPresent() == (kind == Kind.POSE),
                "kind: the form of '" + kind.wire() + "' and no other");
        require(model.size() <= ModelBounds.PRIMITIVES_MAX, "model: " + model.size() + " primitives");
        require(model.isEmpty() == (kind == Kind.POSE), "model: everything but a pose has one");
    }

    /** Something to place, for general audiences and without tags. */
    public static Product furniture(String id, String name, FurnitureForm form, List<Primitive> model) {
        return new Product(
                id,
                name,
                Kind.FURNITURE,
                List.of(),
                Rating.GENERAL,
                Optional.of(form),
                Optional.empty(),
                Optional.empty(),
                model);
    }

    /** Something to wear, for general audiences and without tags. */
    public static Product wearable(String id, String name, WearableForm form, List<Primitive> model) {
        return new Product(
                id,
                name,
                Kind.WEARABLE,
                List.of(),
                Rating.GENERAL,
                Optional.empty(),
                Optional.of(form),
                Optional.empty(),
                model);
    }

    /** A way to hold oneself, for general audiences and without tags. */
    public static Product pose(String id, String name, PoseForm form) {
        return new Product(
                id,
                name,
                Kind.POSE,
                List.of(),
                Rating.GENERAL,
                Optional.empty(),
                Optional.empty(),
                Optional.of(form),
                List.of());
    }

    /** Says whether a text has the shape of an id. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Says whether a text can be the name of a product. */
    public static boolean isName(String text) {
        return !text.isBlank() && text.codePointCount(0, text.length()) <= NAME_MAX;
    }

    /** Says whether a text can be a tag. */
    public static boolean isTag(String text) {
        return TAG.matcher(text).matches();
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
