package dev.hearth.room.domain;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The parts of a profile that shall change; absent ones stay. Bounds as in {@link RoomProfile}. */
public record RoomProfileChange(
        @Nullable String name,
        @Nullable String topic,
        @Nullable List<String> tags,
        @Nullable String language,
        @Nullable Integer capacity,
        @Nullable Visibility visibility,
        @Nullable String welcome) {

    public RoomProfileChange {
        // Each part must fit any profile, so that applying it later cannot fail.
        tags = tags == null ? null : List.copyOf(tags);
        ifPresent(tags, RoomProfile::checkTags);
        ifPresent(name, RoomProfile::checkName);
        ifPresent(topic, RoomProfile::checkTopic);
        ifPresent(language, RoomProfile::checkLanguage);
        ifPresent(capacity, RoomProfile::checkCapacity);
        ifPresent(welcome, RoomProfile::checkWelcome);
    }

    RoomProfile applyTo(RoomProfile profile) {
        return new RoomProfile(
                name != null ? name : profile.name(),
                topic != null ? topic : profile.topic(),
                tags != null ? tags : profile.tags(),
                language != null ? language : profile.language(),
                capacity != null ? capacity : profile.capacity(),
                visibility != null ? visibility : profile.visibility(),
                welcome != null ? welcome : profile.welcome());
    }

    private static <T> void ifPresent(@Nullable T part, Consumer<T> check) {
        if (part != null) {
            check.accept(part);
        }
    }
}
