package dev.hearth.load.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.load.bot.Bot;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.Guest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of RFC 6455, byte by byte, with the close codes that the protocol's page names. */
@ExtendWith(SharedTown.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Rfc6455IT {

    /** Most cases wait: after a broken frame the server hears nothing more, and gives up two seconds later. */
    private static final int THREADS = 40;

    /** One below what a person may identify in a minute. */
    private static final int CASES_PER_GUEST = 5;

    private final Town town;
    private final InetSocketAddress door;
    private final Placeholders values;
    private Bot neighbour;
    private Crew<RawCase> crew;
    private Guest guest;
    private int uses;

    Rfc6455IT(Town town) throws Exception {
        this.town = town;
        this.door = new InetSocketAddress(town.socket().getHost(), town.socket().getPort());
        String origin = "http://" + town.node().url().getAuthority();
        this.values = new Placeholders()
                .with("host", town.socket().getAuthority())
                .with("origin", origin)
                .with("ORIGIN", origin.replace("http", "HTTP").toUpperCase(Locale.ROOT));
        this.guest = town.guest("Reader of RFCs");
        this.neighbour = town.person("Neighbour");
        this.crew = Crew.play(List.of(), 1, none -> {});
    }

    @BeforeAll
    void playAll() throws Exception {
        String room = Town.room(neighbour, "Next door", 5);
        crew = Crew.play(cases(), THREADS, this::play);
        assertThat(neighbour.connection().closed()).isNotDone();
        Town.ok(neighbour, Commands.say(room, "still here"));
    }

    static List<RawCase> cases() {
        List<RawCase> cases = RawCase.all();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(100).doesNotHaveDuplicates();
        return cases;
    }

    private void play(RawCase raw) throws IOException {
        Guest who = guest();
        try (RawRun run = new RawRun(door, who)) {
            if (!raw.handshake()) {
                run.identify(who, values);
            }
            run.play(raw, values);
        }
    }

    private synchronized Guest guest() throws IOException {
        if (++uses % CASES_PER_GUEST == 0) {
            guest = town.guest("Reader of RFCs");
        }
        return guest;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isReadAsTheRfcSays(RawCase raw) {
        crew.assertPlayed(raw);
    }

    @AfterAll
    void neighbourNoticedNothing() {
        assertThat(neighbour.connection().closed()).isNotDone();
        neighbour.close();
    }
}
