package dev.hearth.identity.cassandra;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.hearth.identity.People;
import dev.hearth.identity.domain.AgeBand;
import dev.hearth.identity.domain.KnownPerson;
import dev.hearth.kernel.Face;
import dev.hearth.kernel.Look;
import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import dev.hearth.store.cassandra.CqlStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The table {@code hearth.people}. */
public final class CassandraPeople implements People {
    private static final String INSERT = "INSERT INTO hearth.people"
            + " (persona_id, person_id, name, look, version, generation, age_band, created_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, toTimestamp(now()))";
    private static final String DRESS =
            "UPDATE hearth.people SET look = ?, version = ? WHERE persona_id = ? IF version < ?";
    private static final String SELECT = "SELECT persona_id, person_id, name, look, version, generation, age_band"
            + " FROM hearth.people WHERE persona_id IN ?";

    /** One request's share: few enough to fit one page and to keep one coordinator's work small. */
    private static final int CHUNK = 50;

    private final CqlStore store;

    public CassandraPeople(CqlStore store) {
        this.store = store;
    }

    @Override
    public CompletionStage<Void> create(KnownPerson person) {
        var face = person.face();
        return store.run(
                        INSERT,
                        face.persona().value(),
                        person.person().value(),
                        face.name(),
                        LookText.of(face.look()),
                        face.version(),
                        person.generation(),
                        person.ageBand().name().toLowerCase(Locale.ROOT))
                .thenAccept(done -> {});
    }

    /** Under a condition, so that a write that comes late cannot undo a newer one. */
    @Override
    public CompletionStage<Void> dress(PersonaId persona, Look look, long version) {
        return store.runIf(DRESS, LookText.of(look), version, persona.value(), version)
                .thenAccept(done -> {});
    }

    @Override
    public CompletionStage<Map<PersonaId, KnownPerson>> find(Set<PersonaId> personas) {
        if (personas.size() > FIND_MAX) {
            throw new IllegalArgumentException("at most " + FIND_MAX + " personas, got " + personas.size());
        }
        var ids = personas.stream().map(PersonaId::value).toList();
        CompletionStage<Map<PersonaId, KnownPerson>> found = CompletableFuture.completedFuture(new HashMap<>());
        for (var chunk : chunks(ids)) {
            found = found.thenCombine(store.run(SELECT, chunk), CassandraPeople::withRows);
        }
        return found.thenApply(Map::copyOf);
    }

    private static Map<PersonaId, KnownPerson> withRows(Map<PersonaId, KnownPerson> people, AsyncResultSet rows) {
        rows.currentPage().forEach(row -> people.put(persona(row), person(row)));
        return people;
    }

    private static KnownPerson person(Row row) {
        var face = new Face(persona(row), text(row, "name"), LookText.read(text(row, "look")), row.getLong("version"));
        return new KnownPerson(
                new PersonId(text(row, "person_id")),
                face,
                AgeBand.valueOf(text(row, "age_band").toUpperCase(Locale.ROOT)),
                row.getLong("generation"));
    }

    private static PersonaId persona(Row row) {
        return new PersonaId(text(row, "persona_id"));
    }

    private static String text(Row row, String column) {
        return Objects.requireNonNull(row.getString(column), column);
    }

    private static List<List<String>> chunks(List<String> ids) {
        var chunks = new ArrayList<List<String>>();
        for (int from = 0; from < ids.size(); from += CHUNK) {
            chunks.add(ids.subList(from, Math.min(ids.size(), from + CHUNK)));
        }
        return chunks;
    }
}
