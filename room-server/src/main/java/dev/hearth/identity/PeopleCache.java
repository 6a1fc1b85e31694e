package dev.hearth.identity;

import dev.hearth.identity.domain.KnownPerson;
import dev.hearth.kernel.Face;
import dev.hearth.kernel.PersonaId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Names and looks near the sockets, so that a snapshot of a busy room does not ask the store for a hundred people. Holds
 * the most recently used people up to a limit and for a limited time; people who are asked for by many at once are looked
 * up once. Thread-safe, never blocks on the store.
 */
public final class PeopleCache {
    private final People people;
    private final InstantSource clock;
    private final Duration expiry;
    private final int lookupsMax;
    private final Map<PersonaId, Entry> entries;
    private final Map<PersonaId, CompletableFuture<Optional<KnownPerson>>> lookups = new HashMap<>();

    /** A cache in front of {@code people}, with the limits that the settings name. */
    public PeopleCache(People people, IdentitySettings settings, InstantSource clock) {
        this.people = people;
        this.clock = clock;
        this.expiry = settings.peopleCacheExpiry();
        this.lookupsMax = settings.peopleLookupsMax();
        this.entries = leastRecentlyUsed(settings.peopleCacheMax());
    }

    /** What is known without asking the store. */
    public Optional<Face> cached(PersonaId persona) {
        return Optional.ofNullable(fresh(persona)).map(KnownPerson::face);
    }

    /**
     * The people behind these personas, from memory and otherwise from the store; whoever is unknown is missing.
     *
     * <p>The stage fails when the store is away, and with {@link RejectedExecutionException} when too many lookups are
     * under way already.
     */
    public CompletionStage<Map<PersonaId, KnownPerson>> load(Set<PersonaId> personas) {
        return load(personas.stream().collect(Collectors.toMap(persona -> persona, any -> 0L)));
    }

    /**
     * The same for callers who know how new a face must at least be: one that is older here is read again.
     *
     * @param wanted the version of each face that somebody has seen, 0 for any
     */
    public CompletionStage<Map<PersonaId, KnownPerson>> load(Map<PersonaId, Long> wanted) {
        return loadOnce(wanted).thenCompose(found -> {
            // A lookup that had begun before the newer face was written may have been shared.
            var stale = new HashMap<>(wanted);
            stale.keySet().retainAll(found.keySet());
            stale.entrySet().removeIf(each -> isNewEnough(found.get(each.getKey()), each.getValue()));
            return stale.isEmpty()
                    ? CompletableFuture.completedFuture(found)
                    : loadOnce(stale).thenApply(newer -> merged(found, newer));
        });
    }

    private static boolean isNewEnough(@Nullable KnownPerson person, long version) {
        return person != null && person.face().version() >= version;
    }

    private static Map<PersonaId, KnownPerson> merged(
            Map<PersonaId, KnownPerson> found, Map<PersonaId, KnownPerson> newer) {
        var all = new HashMap<>(found);
        all.putAll(newer);
        return Map.copyOf(all);
    }

    private CompletionStage<Map<PersonaId, KnownPerson>> loadOnce(Map<PersonaId, Long> wanted) {
        var known = new HashMap<PersonaId, KnownPerson>();
        var awaited = new HashMap<PersonaId, CompletableFuture<Optional<KnownPerson>>>();
        var mine = new HashSet<PersonaId>();
        synchronized (this) {
            wanted.forEach((persona, version) -> sort(persona, version, known, awaited, mine));
            if (lookups.size() + mine.size() > lookupsMax) {
                return CompletableFuture.failedFuture(
                        new RejectedExecutionException("more than " + lookupsMax + " people are being looked up"));
            }
            mine.forEach(persona -> awaited.put(persona, begin(persona)));
        }
        lookUp(mine);
        return all(awaited).thenApply(found -> {
            known.putAll(found);
            return Map.copyOf(known);
        });
    }

    /** Remembers somebody who was just stored or read, unless a newer version is known. */
    public synchronized void remember(KnownPerson person) {
        var persona = person.face().persona();
        var present = entries.get(persona);
        if (present == null || present.person.face().version() <= person.face().version()) {
            entries.put(persona, new Entry(person, clock.instant().plus(expiry)));
        }
    }

    /** Somebody who is known shows this face now; strangers stay strangers. */
    public synchronized void learn(Face face) {
        var present = entries.get(face.persona());
        if (present != null && face.isNewerThan(present.person.face())) {
            var person = present.person.with(face.look(), face.version());
            entries.put(face.persona(), new Entry(person, clock.instant().plus(expiry)));
        }
    }

    private void sort(
            PersonaId persona,
            long version,
            Map<PersonaId, KnownPerson> known,
            Map<PersonaId, CompletableFuture<Optional<KnownPerson>>> awaited,
            Set<PersonaId> mine) {
        var person = fresh(persona);
        var lookup = lookups.get(persona);
        if (isNewEnough(person, version)) {
            known.put(persona, Objects.requireNonNull(person));
        } else if (lookup != null) {
            awaited.put(persona, lookup);
        } else {
            mine.add(persona);
        }
    }

    private synchronized @Nullable KnownPerson fresh(PersonaId persona) {
        var entry = entries.get(persona);
        if (entry == null) {
            return null;
        }
        if (clock.instant().isBefore(entry.until)) {
            return entry.person;
        }
        entries.remove(persona);
        return null;
    }

    private CompletableFuture<Optional<KnownPerson>> begin(PersonaId persona) {
        var lookup = new CompletableFuture<Optional<KnownPerson>>();
        lookups.put(persona, lookup);
        return lookup;
    }

    private void lookUp(Set<PersonaId> personas) {
        for (var chunk : chunks(personas)) {
            people.find(chunk).whenComplete((found, failure) -> finish(chunk, found, failure));
        }
    }

    private void finish(
            Set<PersonaId> chunk, @Nullable Map<PersonaId, KnownPerson> found, @Nullable Throwable failure) {
        for (var persona : chunk) {
            var person = found == null ? null : found.get(persona);
            var lookup = end(persona, person);
            if (failure != null) {
                lookup.completeExceptionally(failure);
            } else {
                lookup.complete(Optional.ofNullable(person));
            }
        }
    }

    private synchronized CompletableFuture<Optional<KnownPerson>> end(PersonaId persona, @Nullable KnownPerson person) {
        if (person != null) {
            remember(person);
        }
        var lookup = lookups.remove(persona);
        return lookup == null ? new CompletableFuture<>() : lookup;
    }

    private static CompletableFuture<Map<PersonaId, KnownPerson>> all(
            Map<PersonaId, CompletableFuture<Optional<KnownPerson>>> awaited) {
        return CompletableFuture.allOf(awaited.values().toArray(CompletableFuture[]::new))
                .thenApply(done -> {
                    var found = new HashMap<PersonaId, KnownPerson>();
                    awaited.forEach((persona, lookup) -> lookup.join().ifPresent(person -> found.put(persona, person)));
                    return found;
                });
    }

    private static List<Set<PersonaId>> chunks(Set<PersonaId> personas) {
        var all = new ArrayList<>(personas);
        var chunks = new ArrayList<Set<PersonaId>>();
        for (int from = 0; from < all.size(); from += People.FIND_MAX) {
            chunks.add(Set.copyOf(all.subList(from, Math.min(all.size(), from + People.FIND_MAX))));
        }
        return chunks;
    }

    private static Map<PersonaId, Entry> leastRecentlyUsed(int max) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<PersonaId, Entry> eldest) {
                return size() > max;
            }
        };
    }

    private record Entry(KnownPerson person, Instant until) {}
}
