package dev.hearth.session;

import dev.hearth.session.UserSessionEntity.Answer;
import dev.hearth.session.UserSessionEntity.Delivery;
import dev.hearth.session.UserSessionEntity.Refusal;
import dev.hearth.session.domain.InboxOutcome;
import dev.hearth.session.domain.InboxRejection;
import dev.hearth.store.JournalAccess;

/** Says in the words of the public door what an inbox decided. */
final class Answers {

    private Answers() {}

    /** For the gateway whose request it was. */
    static Answer toGateway(JournalAccess.Answer<InboxOutcome> answer) {
        if (answer instanceof JournalAccess.Decided<InboxOutcome> decided) {
            return decided.outcome() instanceof InboxOutcome.Done done
                    ? new Answer.Done(done.offset(), done.duplicate())
                    : new Answer.Refused(refusal(rejection(decided.outcome())));
        }
        return new Answer.Refused(refusal(why(answer)));
    }

    /** For the session that delivered. */
    static Delivery toSender(JournalAccess.Answer<InboxOutcome> answer) {
        if (answer instanceof JournalAccess.Decided<InboxOutcome> decided) {
            return decided.outcome() instanceof InboxOutcome.Done
                    ? Delivery.KEPT
                    : delivery(rejection(decided.outcome()));
        }
        return switch (why(answer)) {
            case NOT_REACHED -> Delivery.STORAGE_UNAVAILABLE;
            case PENDING -> Delivery.OUTCOME_PENDING;
            case OVERLOADED -> Delivery.BUSY;
        };
    }

    /** Why a message was not delivered; {@link Delivery#KEPT} is no reason. */
    static Refusal refusal(Delivery delivery) {
        return switch (delivery) {
            case INBOX_FULL -> Refusal.INBOX_FULL;
            case KEY_CONFLICT -> Refusal.KEY_CONFLICT;
            case STORAGE_UNAVAILABLE -> Refusal.STORAGE_UNAVAILABLE;
            case OUTCOME_PENDING -> Refusal.OUTCOME_PENDING;
            case BUSY -> Refusal.BUSY;
            case KEPT -> throw new AssertionError(delivery);
        };
    }

    private static JournalAccess.Why why(JournalAccess.Answer<InboxOutcome> answer) {
        return ((JournalAccess.Undecided<InboxOutcome>) answer).why();
    }

    private static InboxRejection rejection(InboxOutcome outcome) {
        return ((InboxOutcome.Rejected) outcome).rejection();
    }

    private static Refusal refusal(InboxRejection rejection) {
        return switch (rejection) {
            case INBOX_FULL -> Refusal.INBOX_FULL;
            case OFFSET_AHEAD -> Refusal.OFFSET_AHEAD;
            case KEY_CONFLICT -> Refusal.KEY_CONFLICT;
        };
    }

    private static Refusal refusal(JournalAccess.Why why) {
        return switch (why) {
            case NOT_REACHED -> Refusal.STORAGE_UNAVAILABLE;
            case PENDING -> Refusal.OUTCOME_PENDING;
            case OVERLOADED -> Refusal.BUSY;
        };
    }

    private static Delivery delivery(InboxRejection rejection) {
        return switch (rejection) {
            case INBOX_FULL -> Delivery.INBOX_FULL;
            case KEY_CONFLICT -> Delivery.KEY_CONFLICT;
            case OFFSET_AHEAD -> throw new AssertionError(rejection);
        };
    }
}
