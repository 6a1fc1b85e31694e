package dev.hearth.session;

import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.StreamPosition;
import dev.hearth.logs.LogEvent;
import dev.hearth.logs.LogKey;
import dev.hearth.logs.SessionTag;
import dev.hearth.logs.Trace;
import dev.hearth.session.UserSessionEntity.Answer;
import dev.hearth.session.UserSessionEntity.Delivery;
import dev.hearth.session.UserSessionEntity.InboxAttached.How;
import dev.hearth.session.UserSessionEntity.InboxPage;
import dev.hearth.session.UserSessionEntity.Refusal;
import dev.hearth.session.domain.Inbox;
import dev.hearth.session.domain.InboxCommand;
import dev.hearth.session.domain.InboxEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The part of a session that shows its inbox: pushes, pages, read marks, and messages that come in. */
final class InboxDesk {

    private static final Logger LOG = LoggerFactory.getLogger(InboxDesk.class);

    private final ActorContext<UserSessionEntity.Command> context;
    private final PersonId person;
    private final SessionDoors doors;
    private final LinkDesk links;
    private final InboxAccess access;
    private final InboxPages pages;
    private final Map<String, UserSessionEntity.AttachInbox> attaching = new LinkedHashMap<>();
    private int reads;

    InboxDesk(
            ActorContext<UserSessionEntity.Command> context,
            PersonId person,
            SessionDoors doors,
            LinkDesk links,
            InboxAccess access) {
        this.context = context;
        this.person = person;
        this.doors = doors;
        this.links = links;
        this.access = access;
        pages = new InboxPages(doors.generation(), doors.settings().limits().pageBytesMax());
    }

    void onAttach(UserSessionEntity.AttachInbox attach) {
        access.known().ifPresentOrElse(inbox -> attach(attach, inbox), () -> {
            attaching.put(attach.connection().link(), attach);
            access.wake();
        });
    }

    void onRead(UserSessionEntity.ReadInbox read) {
        access.known()
                .ifPresentOrElse(
                        inbox -> read(read, inbox),
                        () -> access.whenUsable(usable -> usable.ifPresentOrElse(
                                inbox -> read(read, inbox), () -> refuse(read, Refusal.STORAGE_UNAVAILABLE))));
    }

    void onPageCame(SessionSignal.PageCame came) {
        reads--;
        var read = came.request();
        var inbox = access.known();
        var events = came.events();
        if (events == null || inbox.isEmpty()) {
            refuse(read, came.busy() ? Refusal.BUSY : Refusal.STORAGE_UNAVAILABLE);
        } else {
            answer(read, pages.newest(inbox.get(), came.first(), events));
        }
    }

    void onAcknowledge(UserSessionEntity.AcknowledgeInbox ack) {
        access.submit(
                new InboxCommand.Acknowledge(ack.offset()),
                answer -> links.find(ack.connection())
                        .ifPresent(socket -> socket.answer(ack.request(), Answers.toGateway(answer))));
    }

    void onDeliver(UserSessionEntity.Deliver deliver) {
        var message = deliver.message();
        var keep = new InboxCommand.Keep(
                message.message(),
                message.fingerprint(),
                false,
                message.from(),
                message.to(),
                message.room(),
                message.text());
        access.submit(keep, answer -> delivered(message.message(), deliver.replyTo(), Answers.toSender(answer)));
    }

    private void delivered(String message, ActorRef<Delivery> sender, Delivery delivery) {
        if (delivery == Delivery.STORAGE_UNAVAILABLE || delivery == Delivery.OUTCOME_PENDING) {
            LogEvent.MESSAGE_NOT_KEPT
                    .at(LOG)
                    .addKeyValue(LogKey.TRACE, Trace.ofMessage(message))
                    .addKeyValue(LogKey.SESSION, () -> SessionTag.of(person))
                    .addKeyValue(LogKey.CODE, LogKey.code(delivery))
                    .log("a message to this person could not be kept");
        }
        sender.tell(delivery);
    }

    /** Tells those who wait, and pushes what was written by a write whose end nobody saw. */
    void onLoaded(@Nullable Inbox before, Inbox now) {
        if (before != null && before.epochNonce().equals(now.epochNonce())) {
            long first = Math.max(before.offset() + 1, now.oldestKept());
            publish(now.events(first, now.offset()), now);
        }
        var attaches = List.copyOf(attaching.values());
        attaching.clear();
        attaches.forEach(attach -> attach(attach, now));
    }

    /** Pushes consecutive events that end at the inbox's offset to every socket, in pieces that fit. */
    void publish(List<InboxEvent> events, Inbox inbox) {
        long first = inbox.offset() - events.size() + 1;
        for (int from = 0; from < events.size(); from += InboxPages.PAGE_MAX) {
            var piece = events.subList(from, Math.min(from + InboxPages.PAGE_MAX, events.size()));
            for (var socket : links.sockets()) {
                socket.gateway()
                        .tell(new UserSessionEntity.InboxPublished(
                                socket.socket(), pages.epoch(inbox), first + from, List.copyOf(piece)));
            }
        }
    }

    boolean wantsInbox() {
        attaching.values().removeIf(attach -> links.find(attach.connection()).isEmpty());
        return !attaching.isEmpty();
    }

    boolean isIdle() {
        return reads == 0 && !wantsInbox();
    }

    private void attach(UserSessionEntity.AttachInbox attach, Inbox inbox) {
        links.find(attach.connection()).ifPresent(socket -> socket.gateway().tell(attached(socket, attach, inbox)));
    }

    private UserSessionEntity.InboxAttached attached(
            LinkDesk.Socket socket, UserSessionEntity.AttachInbox attach, Inbox inbox) {
        var missed = missed(attach.position(), inbox);
        if (missed.isEmpty()) {
            return new UserSessionEntity.InboxAttached(socket.socket(), How.SNAPSHOT, latest(inbox));
        }
        var events = missed.get();
        var page =
                events.isEmpty() ? pages.empty(inbox) : pages.newest(inbox, inbox.offset() - events.size() + 1, events);
        return new UserSessionEntity.InboxAttached(socket.socket(), events.isEmpty() ? How.LIVE : How.REPLAY, page);
    }

    /** Exactly the missed events; empty if they cannot all be told at once. */
    private Optional<List<InboxEvent>> missed(StreamPosition position, Inbox inbox) {
        long count = inbox.offset() - position.offset();
        if (!position.epoch().equals(pages.epoch(inbox))
                || count < 0
                || count > doors.settings().replayMax()
                || position.offset() + 1 < inbox.oldestKept()) {
            return Optional.empty();
        }
        return Optional.of(inbox.events(position.offset() + 1, inbox.offset())).filter(pages::fit);
    }

    private InboxPage latest(Inbox inbox) {
        long first = Math.max(inbox.oldestKept(), inbox.offset() - InboxPages.PAGE_MAX + 1);
        return pages.newest(inbox, first, inbox.events(first, inbox.offset()));
    }

    private void read(UserSessionEntity.ReadInbox read, Inbox inbox) {
        long last = read.before() <= 0 ? inbox.offset() : Math.min(read.before() - 1, inbox.offset());
        long first = Math.max(1, last - Math.min(Math.max(read.limit(), 1), InboxPages.PAGE_MAX) + 1);
        if (first >= inbox.oldestKept() || last < first) {
            answer(read, pages.newest(inbox, first, last < first ? List.of() : inbox.events(first, last)));
        } else {
            readOlder(read, first, last);
        }
    }

    private void readOlder(UserSessionEntity.ReadInbox read, long first, long last) {
        reads++;
        long expected = last - first + 1;
        context.pipeToSelf(doors.history().read(person, first, last), (events, failure) -> {
            boolean whole = events != null && events.size() == expected;
            return new SessionSignal.PageCame(read, first, whole ? events : null, isBusy(failure));
        });
    }

    private static boolean isBusy(@Nullable Throwable failure) {
        return failure instanceof InboxHistory.TooManyReads
                || (failure != null && failure.getCause() instanceof InboxHistory.TooManyReads);
    }

    private void answer(UserSessionEntity.ReadInbox read, InboxPage page) {
        links.find(read.connection()).ifPresent(socket -> socket.answer(read.request(), new Answer.Page(page)));
    }

    private void refuse(UserSessionEntity.ReadInbox read, Refusal refusal) {
        links.find(read.connection()).ifPresent(socket -> socket.answer(read.request(), new Answer.Refused(refusal)));
    }
}
