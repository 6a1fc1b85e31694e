package dev.hearth.room.domain;

import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Bans and mutes of a room, with their ends. Ended ones stay until a full list needs their place: what has ended has no
 * effect, and sweeping on every event would cost more than it frees.
 *
 * @param bans by person, at most {@link #BANS_MAX}
 * @param mutes end of the mute by persona, at most {@link #MUTES_MAX}
 */
public record Sanctions(PMap<PersonId, RoomBan> bans, PMap<PersonaId, Instant> mutes) {

    /** Part of the journal's meaning like every limit of the state: replay must give the same room everywhere. */
    public static final int BANS_MAX = 1_000;

    public static final int MUTES_MAX = 1_000;

    private static final Sanctions NONE = new Sanctions(HashTreePMap.empty(), HashTreePMap.empty());

    public static Sanctions none() {
        return NONE;
    }

    /** The ban that holds at that time. */
    public Optional<RoomBan> banOf(PersonId person, Instant time) {
        return Optional.ofNullable(bans.get(person)).filter(ban -> ban.until().isAfter(time));
    }

    /** The end of the mute that holds at that time. */
    public Optional<Instant> muteOf(PersonaId persona, Instant time) {
        return Optional.ofNullable(mutes.get(persona)).filter(until -> until.isAfter(time));
    }

    /** The ban under the face that was banned, also if it has ended. */
    Optional<RoomBan> banUnder(PersonaId persona) {
        return bans.values().stream()
                .filter(ban -> ban.persona().equals(persona))
                .findFirst();
    }

    boolean hasRoomForBan(PersonId person, Instant time) {
        return hasRoom(bans, BANS_MAX, person, RoomBan::until, time);
    }

    boolean hasRoomForMute(PersonaId persona, Instant time) {
        return hasRoom(mutes, MUTES_MAX, persona, Function.identity(), time);
    }

    Sanctions banned(RoomBan ban, Instant time) {
        return new Sanctions(
                swept(bans, BANS_MAX, ban.person(), RoomBan::until, time).plus(ban.person(), ban), mutes);
    }

    Sanctions unbanned(PersonId person) {
        return new Sanctions(bans.minus(person), mutes);
    }

    Sanctions muted(PersonaId persona, Instant until, Instant time) {
        return new Sanctions(
                bans,
                swept(mutes, MUTES_MAX, persona, Function.identity(), time).plus(persona, until));
    }

    Sanctions unmuted(PersonaId persona) {
        return new Sanctions(bans, mutes.minus(persona));
    }

    private static <K, V> boolean hasRoom(
            PMap<K, V> list, int max, K key, Function<? super V, Instant> end, Instant time) {
        return list.size() < max
                || list.containsKey(key)
                || list.values().stream().anyMatch(entry -> !end.apply(entry).isAfter(time));
    }

    private static <K, V> PMap<K, V> swept(
            PMap<K, V> list, int max, K key, Function<? super V, Instant> end, Instant time) {
        if (list.size() < max || list.containsKey(key)) {
            return list;
        }
        var ended = list.entrySet().stream()
                .filter(entry -> !end.apply(entry.getValue()).isAfter(time))
                .map(Map.Entry::getKey)
                .toList();
        return list.minusAll(ended);
    }
}
