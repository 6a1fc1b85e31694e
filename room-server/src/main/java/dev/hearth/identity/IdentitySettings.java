package dev.hearth.identity;

import com.typesafe.config.Config;
import dev.hearth.config.SettingsReader;
import java.time.Duration;

/**
 * Section {@code hearth.identity} of the configuration.
 *
 * @param issuer who makes tokens; part of every token
 * @param audience whom tokens are for; part of every token
 * @param signingKeyFile a JSON Web Key (OKP, Ed25519, private), the same on all nodes
 * @param previousKeyFile a key whose tokens are still good, empty for none
 * @param signingKeyCreated whether a missing signing key is made at start
 * @param verifiedTokensMax how many verified tokens are remembered
 * @param storeTimeout how long a sign-in waits for the store, at most 4 s so that it is answered within 5 s
 * @param peopleCacheMax how many people are remembered
 * @param peopleLookupsMax how many people may be looked up at once
 */
public record IdentitySettings(
        String issuer,
        String audience,
        String signingKeyFile,
        String previousKeyFile,
        boolean signingKeyCreated,
        Duration accessTokenLifetime,
        Duration refreshTokenLifetime,
        int verifiedTokensMax,
        Duration storeTimeout,
        int peopleCacheMax,
        Duration peopleCacheExpiry,
        int peopleLookupsMax) {

    /**
     * Reads the section.
     *
     * @throws dev.hearth.config.InvalidSettings when a value is missing or outside its range
     */
    public static IdentitySettings of(Config config) {
        var in = SettingsReader.of(config, "hearth.identity");
        return in.finish(new IdentitySettings(
                in.string("issuer"),
                in.string("audience"),
                in.string("signing-key-file"),
                in.optionalString("previous-signing-key-file"),
                in.flag("create-signing-key"),
                in.duration("access-token-lifetime", Duration.ofSeconds(10), Duration.ofHours(1)),
                in.duration("refresh-token-lifetime", Duration.ofHours(1), Duration.ofDays(400)),
                in.intBetween("verified-tokens-max", 1, 1_000_000),
                in.duration("store-timeout", Duration.ofMillis(100), Duration.ofMillis(4_000)),
                in.intBetween("people-cache-max", 100, 10_000_000),
                in.duration("people-cache-expiry", Duration.ofSeconds(1), Duration.ofDays(1)),
                in.intBetween("people-lookups-max", People.FIND_MAX, 1_000_000)));
    }
}
