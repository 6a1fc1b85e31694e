package dev.hearth.session.domain;

/** What became of one {@link InboxCommand}. */
public sealed interface InboxOutcome {

    /**
     * @param offset of the command's event; of the inbox as it is if nothing had to change
     * @param duplicate it had been so before
     */
    record Done(long offset, boolean duplicate) implements InboxOutcome {}

    /** No effect, ever. */
    record Rejected(InboxRejection rejection) implements InboxOutcome {}
}
