package dev.hearth.load.live;

import static dev.hearth.load.live.Town.SOON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Bot;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.Guest;
import dev.hearth.load.bot.Json;
import dev.hearth.load.socket.SocketTarget;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Whoever the cases of bad input need. Kept for many cases: a {@code visitor} (identified, nowhere), a {@code guest} (in
 * the neighbour's room), a {@code builder} (likewise, and may build), a {@code gardener} (a builder in the garden) and a
 * {@code host} (in a room of their own). New for each case: a {@code settler} (a host who will not stay one), and, not
 * identified yet, a {@code stranger}; a
 * {@code lodger} (cut off in the room), {@code leaver}, {@code kicked}, {@code outcast} (banned) and {@code tenant} (their
 * room was closed); a {@code returner} (has a link), {@code renewed} (has resumed it once) and {@code departed} (has ended
 * it). Belongs to one thread.
 */
final class Cast {

    private static final Set<String> KEPT = Set.of("visitor", "guest", "builder", "gardener", "host");

    private final Town town;
    private final Bot neighbour;
    private final Placeholders shared;
    private final Map<String, Prober> kept = new HashMap<>();

    /** @param shared knows at least {@code room} and {@code garden}, which the neighbour owns */
    Cast(Town town, Bot neighbour, Placeholders shared) {
        this.town = town;
        this.neighbour = neighbour;
        this.shared = shared;
    }

    /** Somebody for this case; whoever is not kept is to be closed after it. */
    Prober enter(BadCase bad) throws Exception {
        if (!KEPT.contains(bad.as())) {
            Prober fresh = bad.as().equals("settler") ? identified("host") : unidentified(bad);
            fresh.takes(bad);
            return fresh;
        }
        Prober present = kept.get(bad.as());
        if (present != null && present.takes(bad)) {
            return present;
        }
        if (present != null) {
            present.close();
        }
        Prober fresh = identified(bad.as());
        fresh.takes(bad);
        kept.put(bad.as(), fresh);
        return fresh;
    }

    void leave() {
        kept.values().forEach(Prober::close);
    }

    /** What stays open for the next case, and what does not. */
    static boolean isKept(BadCase bad) {
        return KEPT.contains(bad.as());
    }

    private Prober identified(String as) throws Exception {
        Guest guest = town.guest("Prober");
        Placeholders values = known(guest);
        Prober prober = new Prober(Probe.identified(town.loop(), town.socket(), guest), values);
        switch (as) {
            case "guest" -> join(prober, values.get("room"));
            case "builder" -> build(prober, guest, values.get("room"));
            case "gardener" -> build(prober, guest, values.get("garden"));
            case "host" -> settle(prober);
            default -> {
                // A visitor is nowhere.
            }
        }
        return prober;
    }

    private Placeholders known(Guest guest) {
        String token = guest.accessToken();
        return shared.copy()
                .with("me", guest.persona())
                .with("token", token)
                .with("TOKEN", token.toUpperCase(Locale.ROOT))
                .with("token-half", token.substring(0, token.length() / 2))
                .with("token-unsigned", token.substring(0, token.lastIndexOf('.') + 1))
                .with("refresh", guest.refreshToken());
    }

    private void build(Prober prober, Guest guest, String room) throws Exception {
        join(prober, room);
        Town.ok(neighbour, Commands.role(room, guest.persona(), "builder"));
    }

    private static void settle(Prober prober) throws InterruptedException {
        JsonNode made = ask(prober, Commands.create("Own house", 10));
        String room = made.path("room").asText();
        prober.values().with("own", room);
        JsonNode snapshot = join(prober, room);
        prober.values().with("seat", snapshot.path("seats").path(0).path("seat").asText());
    }

    private static JsonNode join(Prober prober, String room) throws InterruptedException {
        ask(prober, Commands.join(room));
        JsonNode snapshot = prober.probe()
                .next(message -> "room.snapshot".equals(message.path("type").asText()), SOON);
        prober.values().with("epoch", snapshot.path("epoch").asText());
        prober.values().with("offset", snapshot.path("offset").asText());
        return snapshot;
    }

    private static JsonNode ask(Prober prober, ObjectNode command) throws InterruptedException {
        String key = Bot.newKey();
        prober.probe().text(command.put("id", 1).put("key", key).toString());
        JsonNode answer = prober.probe().next(message -> message.path("id").asInt() == 1, SOON);
        if (!answer.path("type").asText().equals("ok")) {
            throw new AssertionError(command + " was answered by " + answer);
        }
        return answer;
    }

    /** A socket that has said nothing yet, of somebody with a past. */
    private Prober unidentified(BadCase bad) throws Exception {
        boolean nobody =
                bad.as().equals("stranger") && !bad.send().toString().matches(".*\\$\\{(token|TOKEN|me|refresh).*");
        if (nobody) {
            return new Prober(Probe.connect(town.loop(), SocketTarget.hearth(town.socket(), town.address())), shared);
        }
        Guest guest = town.guest("Prober");
        Placeholders values = known(guest);
        if (!bad.as().equals("stranger")) {
            live(bad.as(), guest, values);
        }
        return new Prober(Probe.connect(town.loop(), SocketTarget.hearth(town.socket(), guest.source())), values);
    }

    private void live(String as, Guest guest, Placeholders values) throws Exception {
        Probe probe = Probe.connect(town.loop(), SocketTarget.hearth(town.socket(), guest.source()));
        try (Prober past = new Prober(probe, values)) {
            keepLink(identify(probe, guest), values);
            String room = values.get("room");
            switch (as) {
                case "lodger" -> lodge(past);
                case "leaver" -> leaveAfter(past, room);
                case "kicked" -> {
                    join(past, room);
                    Town.ok(neighbour, sanction("room.kick", room, guest));
                }
                case "outcast" -> {
                    join(past, room);
                    Town.ok(neighbour, sanction("room.ban", room, guest).put("minutes", 5));
                }
                case "tenant" -> {
                    settle(past);
                    ask(past, Json.object().put("type", "room.close").put("room", values.get("own")));
                }
                case "departed" -> {
                    probe.text("{\"type\":\"bye\"}");
                    Town.get(probe.closed());
                }
                default -> {
                    // A returner has a link and nothing else.
                }
            }
        }
        if (as.equals("renewed")) {
            renew(guest, values);
        }
    }

    private static ObjectNode sanction(String type, String room, Guest guest) {
        return Json.object().put("type", type).put("room", room).put("persona", guest.persona());
    }

    private static void lodge(Prober past) throws InterruptedException {
        join(past, past.values().get("room"));
        past.probe().text("{\"type\":\"inbox.read\",\"id\":2}");
        JsonNode page = past.probe().next(message -> message.path("id").asInt() == 2, SOON);
        past.values().with("inbox-epoch", page.path("epoch").asText("e"));
        past.values().with("inbox-offset", page.path("offset").asText("0"));
    }

    private static void leaveAfter(Prober past, String room) throws InterruptedException {
        join(past, room);
        ask(past, Json.object().put("type", "room.leave").put("room", room));
    }

    private void renew(Guest guest, Placeholders values) throws Exception {
        Probe probe = Probe.connect(town.loop(), SocketTarget.hearth(town.socket(), guest.source()));
        probe.text(Json.object()
                .put("type", "resume")
                .put("token", guest.accessToken())
                .put("link", values.get("link"))
                .put("secret", values.get("secret"))
                .toString());
        values.with("old-secret", values.get("secret"));
        keepLink(probe.next(message -> "resumed".equals(message.path("type").asText()), SOON), values);
        probe.close();
    }

    private static JsonNode identify(Probe probe, Guest guest) throws InterruptedException {
        probe.text(Json.object()
                .put("type", "identify")
                .put("token", guest.accessToken())
                .toString());
        return probe.next(message -> "ready".equals(message.path("type").asText()), SOON);
    }

    private static void keepLink(JsonNode ready, Placeholders values) {
        String secret = ready.path("secret").asText();
        char other = secret.charAt(0) == 'a' ? 'b' : 'a';
        values.with("link", ready.path("link").asText())
                .with("secret", secret)
                .with("SECRET", secret.toUpperCase(Locale.ROOT))
                .with("secret-half", secret.substring(0, secret.length() / 2))
                .with("secret-forged", other + secret.substring(1));
    }
}
