package dev.hearth.session.domain;

/** The rules by which an inbox refuses. */
public enum InboxRejection {
    /** As many unread messages of others as allowed. */
    INBOX_FULL,
    /** Reading up to an offset that does not exist yet. */
    OFFSET_AHEAD,
    /** The message id is known with other content. */
    KEY_CONFLICT
}
