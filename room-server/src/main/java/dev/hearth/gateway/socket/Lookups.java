package dev.hearth.gateway.socket;

import dev.hearth.directory.domain.DirectoryPage;
import dev.hearth.directory.domain.DirectoryQuery;
import dev.hearth.identity.domain.KnownPerson;
import dev.hearth.kernel.Face;
import dev.hearth.kernel.PersonaId;
import dev.hearth.kernel.RoomId;
import dev.hearth.protocol.ErrorCode;
import dev.hearth.protocol.ServerMessage;
import dev.hearth.room.RoomHistory;
import dev.hearth.session.UserSessionEntity;
import dev.hearth.session.UserSessionEntity.Answer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a connection has to ask somebody for before it can answer: names, pages of history, lists. Everything comes back
 * on the connection's event loop. Confined to it.
 */
final class Lookups {

    private final LiveConnection live;
    private final Gate gate;
    private CompletionStage<?> inOrder = CompletableFuture.completedFuture(null);

    Lookups(LiveConnection live, Gate gate) {
        this.live = live;
        this.gate = gate;
    }

    /** Finds the person behind a persona; whoever is unknown gets an error. Messages to people keep their order. */
    void person(long request, PersonaId persona, Consumer<UserSessionEntity.Recipient> then) {
        inOrder(
                () -> gate.doors().people().load(Set.of(persona)),
                found -> {
                    var person = found.get(persona);
                    if (person == null) {
                        finish(request, ErrorCode.DIRECT_UNKNOWN_PERSON, null);
                    } else {
                        then.accept(new UserSessionEntity.Recipient.Persona(person.person(), persona));
                    }
                },
                failure -> finish(request, ErrorCode.STORAGE_UNAVAILABLE, failure));
    }

    void history(Unanswered.Pending pending, RoomId room, long before, int limit) {
        gate.doors()
                .history()
                .before(room, before, limit)
                .thenCompose(page ->
                        faces(Names.wantedBy(page.entries())).thenApply(faces -> page(pending.id(), page, faces)))
                .whenCompleteAsync((answer, failure) -> finish(pending.request(), answer, failure), live.loop());
    }

    void directory(Unanswered.Pending pending, DirectoryQuery query) {
        gate.doors()
                .directory()
                .list(query)
                .<ServerMessage>thenApply(page -> page(pending.id(), page))
                .whenCompleteAsync((answer, failure) -> finish(pending.request(), answer, failure), live.loop());
    }

    /** What the session answered; a page of the inbox needs names first. */
    void answered(long request, Answer answer) {
        if (answer instanceof Answer.Page page) {
            live.link().inboxSeen(page.page().epoch(), page.page().offset());
            var events = page.page().events().stream()
                    .map(UserSessionEntity.Numbered::event)
                    .toList();
            faces(InboxMessages.personas(events))
                    .whenCompleteAsync((faces, failure) -> finish(request, page.page(), faces), live.loop());
            return;
        }
        var pending = live.finish(request);
        if (pending == null) {
            return;
        }
        if (answer instanceof Answer.Done done) {
            live.answer(
                    pending,
                    new ServerMessage.Ok(pending.id(), done.duplicate(), null, done.offset(), null, null, null));
        } else if (answer instanceof Answer.Refused refused) {
            live.refuse(pending, Refusals.code(refused.refusal()));
        } else if (answer instanceof Answer.RefusedByRoom refused) {
            live.refuse(pending, Refusals.code(refused.rejection()));
        }
        live.flush();
    }

    /** How the inbox goes on, in order with what it publishes. */
    void inboxAttached(UserSessionEntity.InboxAttached attached) {
        live.link().inboxAttached(attached.page().epoch(), attached.page().offset());
        var events = attached.page().events().stream()
                .map(UserSessionEntity.Numbered::event)
                .toList();
        inOrder(
                () -> faces(InboxMessages.personas(events)),
                faces -> InboxMessages.attached(attached, faces).forEach(live::send),
                failure -> InboxMessages.attached(attached, List.of()).forEach(live::send));
    }

    /** Inbox events keep their order although names may have to be looked up. */
    void published(UserSessionEntity.InboxPublished published) {
        if (live.link().awaitsInbox()) {
            return;
        }
        long last = published.firstOffset() + published.events().size() - 1;
        live.link().inboxSeen(published.epoch(), last);
        inOrder(
                () -> faces(InboxMessages.personas(published.events())),
                faces -> live.send(InboxMessages.events(published, faces)),
                failure -> live.send(InboxMessages.events(published, List.of())));
    }

    private <T> void inOrder(Supplier<CompletionStage<T>> question, Consumer<T> then, Consumer<Throwable> otherwise) {
        inOrder = inOrder.thenCompose(done -> question.get())
                .<@Nullable Void>handleAsync(
                        (answer, failure) -> {
                            if (failure == null) {
                                then.accept(answer);
                            } else {
                                otherwise.accept(failure);
                            }
                            live.flush();
                            return null;
                        },
                        live.loop());
    }

    /** Names and looks as far as they can be had now: a missing name must not cost the answer. */
    private CompletionStage<Collection<Face>> faces(Map<PersonaId, Long> wanted) {
        return gate.doors().people().load(wanted).handle((found, failure) -> faces(wanted.keySet(), found));
    }

    private CompletionStage<Collection<Face>> faces(Set<PersonaId> personas) {
        return gate.doors().people().load(personas).handle((found, failure) -> faces(personas, found));
    }

    private Collection<Face> faces(Set<PersonaId> personas, @Nullable Map<PersonaId, KnownPerson> found) {
        var faces = new ArrayList<Face>(personas.size());
        for (var persona : personas) {
            var person = found == null ? null : found.get(persona);
            if (person != null) {
                faces.add(person.face());
            } else {
                gate.doors().people().cached(persona).ifPresent(faces::add);
            }
        }
        return faces;
    }

    private static ServerMessage page(long id, RoomHistory.HistoryPage page, Collection<Face> faces) {
        var lines = new ArrayList<ServerMessage.EventLine>(page.entries().size());
        long offset = page.firstOffset();
        for (var entry : page.entries()) {
            lines.add(RoomMessages.line(offset++, entry));
        }
        return new ServerMessage.HistoryPage(
                id, lines.isEmpty() ? null : page.firstOffset(), lines, RoomMessages.people(faces), page.more());
    }

    private static ServerMessage page(long id, DirectoryPage page) {
        var rooms = page.rooms().stream()
                .map(entry -> new ServerMessage.Listing(
                        entry.room().value(),
                        entry.name(),
                        entry.topic(),
                        entry.tags(),
                        entry.language(),
                        entry.capacity(),
                        entry.occupants()))
                .toList();
        var next = page.next();
        return new ServerMessage.DirectoryPage(id, rooms, next == null ? null : next.encoded());
    }

    private void finish(long request, UserSessionEntity.InboxPage page, @Nullable Collection<Face> faces) {
        var pending = live.finish(request);
        if (pending != null) {
            live.answer(pending, InboxMessages.page(pending.id(), page, faces == null ? List.of() : faces));
            live.flush();
        }
    }

    private void finish(long request, @Nullable ServerMessage answer, @Nullable Throwable failure) {
        if (answer == null) {
            finish(request, ErrorCode.STORAGE_UNAVAILABLE, failure);
            return;
        }
        var pending = live.finish(request);
        if (pending != null) {
            live.answer(pending, answer);
            live.flush();
        }
    }

    private void finish(long request, ErrorCode code, @Nullable Throwable failure) {
        var pending = live.finish(request);
        if (pending != null) {
            live.answer(pending, Refusals.of(pending.id(), code, live.log().note(pending, code, failure)));
            live.flush();
        }
    }
}
