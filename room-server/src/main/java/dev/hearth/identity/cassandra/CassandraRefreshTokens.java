package dev.hearth.identity.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.hearth.identity.RefreshTokens;
import dev.hearth.identity.domain.TokenFamily;
import dev.hearth.kernel.PersonaId;
import dev.hearth.store.cassandra.CqlStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The table {@code hearth.refresh_families}, changed by lightweight transactions only: mixing in plain writes could let an
 * older one win. Rows vanish by themselves when their token is over.
 */
public final class CassandraRefreshTokens implements RefreshTokens {
    private static final String BEGIN = "INSERT INTO hearth.refresh_families"
            + " (family, persona_id, current_hash, previous_hash, confirmed, expires_at)"
            + " VALUES (?, ?, ?, ?, ?, ?) IF NOT EXISTS USING TTL ?";
    private static final String FIND = "SELECT family, persona_id, current_hash, previous_hash, confirmed, expires_at"
            + " FROM hearth.refresh_families WHERE family = ?";
    private static final String REPLACE = "UPDATE hearth.refresh_families USING TTL ? SET"
            + " persona_id = ?, current_hash = ?, previous_hash = ?, confirmed = ?, expires_at = ?"
            + " WHERE family = ? IF current_hash = ? AND confirmed = ?";
    private static final String END = "DELETE FROM hearth.refresh_families WHERE family = ? IF EXISTS";

    private final CqlStore store;
    private final InstantSource clock;

    /** Families in this store; the clock judges whether they are over. */
    public CassandraRefreshTokens(CqlStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Void> begin(TokenFamily family) {
        return store.runIf(
                        BEGIN,
                        family.id(),
                        family.persona().value(),
                        family.current(),
                        family.previous(),
                        family.confirmed(),
                        family.expiresAt(),
                        secondsLeft(family))
                .thenAccept(done -> {});
    }

    @Override
    public CompletionStage<Optional<TokenFamily>> find(String id) {
        return store.readNewest(FIND, id)
                .thenApply(rows -> Optional.ofNullable(rows.one())
                        .map(CassandraRefreshTokens::family)
                        .filter(family -> clock.instant().isBefore(family.expiresAt())));
    }

    @Override
    public CompletionStage<Boolean> replace(TokenFamily seen, TokenFamily next) {
        return store.runIf(
                REPLACE,
                secondsLeft(next),
                next.persona().value(),
                next.current(),
                next.previous(),
                next.confirmed(),
                next.expiresAt(),
                next.id(),
                seen.current(),
                seen.confirmed());
    }

    @Override
    public CompletionStage<Void> end(String id) {
        return store.runIf(END, id).thenAccept(done -> {});
    }

    private int secondsLeft(TokenFamily family) {
        long left = Duration.between(clock.instant(), family.expiresAt()).toSeconds();
        return (int) Math.max(1, left);
    }

    private static TokenFamily family(Row row) {
        return new TokenFamily(
                text(row, "family"),
                new PersonaId(text(row, "persona_id")),
                text(row, "current_hash"),
                row.getString("previous_hash"),
                row.getBoolean("confirmed"),
                Objects.requireNonNull(row.get("expires_at", Instant.class), "expires_at"));
    }

    private static String text(Row row, String column) {
        return Objects.requireNonNull(row.getString(column), column);
    }
}
