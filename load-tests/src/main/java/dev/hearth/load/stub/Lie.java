package dev.hearth.load.stub;

/** What a server may do wrong. */
public enum Lie {
    /** Nothing at all. */
    NONE,
    /** One line in so many does not reach one of those who are there. */
    LOST_ON_THE_WAY,
    /** One line in so many reaches one of them twice. */
    SHOWN_TWICE,
    /** One line in so many reaches one of them at the place of the one that follows it. */
    OUT_OF_ORDER,
    /** One line in so many reaches one of them with other words. */
    OTHER_WORDS,
    /** One line in so many is acknowledged and not kept. */
    NOT_KEPT,
    /** One line in so many is kept twice. */
    KEPT_TWICE,
    /** One line in so many is refused, and kept nevertheless. */
    REFUSED_BUT_KEPT,
    /** One line in so many is acknowledged at another place than it has. */
    WRONG_PLACE,
    /** One line in so many is kept although nobody said it. */
    INVENTED,
    /** One line in so many is never answered. */
    UNANSWERED,
    /** A snapshot leaves out one of those who are there. */
    SOMEBODY_FORGOTTEN,
    /** One whisper in so many never reaches the inbox of the one it is for. */
    WHISPER_LOST,
    /** One whisper in so many stands twice there. */
    WHISPER_TWICE,
    /** One whisper in so many is shown to somebody whom it is neither from nor for. */
    WHISPER_LEAKED,
    /** Rooms let one more in than they have places. */
    ONE_TOO_MANY
}
