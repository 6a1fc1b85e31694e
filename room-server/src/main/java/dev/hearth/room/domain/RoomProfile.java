package dev.hearth.room.domain;

import java.util.List;

/**
 * What the owner says about a room. Texts are already cleaned; the constructor refuses what no boundary should let in.
 *
 * @param name 1 to 60 code points
 * @param topic at most 200 code points
 * @param tags at most 10, each 1 to 24 code points, lower case, no doubles
 * @param language a BCP 47 tag of at most 16 characters, empty for any
 * @param capacity 1 to 1,000; the server may set a lower maximum
 * @param welcome at most 500 code points
 */
public record RoomProfile(
        String name,
        String topic,
        List<String> tags,
        String language,
        int capacity,
        Visibility visibility,
        String welcome) {

    public static final int NAME_MAX = 60;
    public static final int TOPIC_MAX = 200;
    public static final int TAGS_MAX = 10;
    public static final int TAG_MAX = 24;
    public static final int LANGUAGE_MAX = 16;
    public static final int CAPACITY_MAX = 1_000;
    public static final int WELCOME_MAX = 500;

    public RoomProfile {
        tags = List.copyOf(tags);
        checkName(name);
        checkTopic(topic);
        checkTags(tags);
        checkLanguage(language);
        checkCapacity(capacity);
        checkWelcome(welcome);
    }

    static void checkName(String name) {
        within("name", name, 1, NAME_MAX);
    }

    static void checkTopic(String topic) {
        within("topic", topic, 0, TOPIC_MAX);
    }

    static void checkTags(List<String> tags) {
        if (tags.size() > TAGS_MAX || tags.stream().distinct().count() != tags.size()) {
            throw new IllegalArgumentException("tags: at most " + TAGS_MAX + ", no doubles, got " + tags.size());
        }
        tags.forEach(tag -> within("tag", tag, 1, TAG_MAX));
    }

    static void checkLanguage(String language) {
        within("language", language, 0, LANGUAGE_MAX);
    }

    static void checkCapacity(int capacity) {
        if (capacity < 1 || capacity > CAPACITY_MAX) {
            throw new IllegalArgumentException("capacity: 1 to " + CAPACITY_MAX + ", got " + capacity);
        }
    }

    static void checkWelcome(String welcome) {
        within("welcome", welcome, 0, WELCOME_MAX);
    }

    private static void within(String what, String text, int min, int max) {
        int length = text.codePointCount(0, text.length());
        if (length < min || length > max) {
            throw new IllegalArgumentException(what + ": " + min + " to " + max + " code points, got " + length);
        }
    }
}
