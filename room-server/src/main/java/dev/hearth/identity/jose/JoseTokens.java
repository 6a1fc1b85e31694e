package dev.hearth.identity.jose;

import dev.hearth.identity.AccessTokens;
import dev.hearth.identity.IdentitySettings;
import dev.hearth.identity.domain.AgeBand;
import dev.hearth.identity.domain.KnownPerson;
import dev.hearth.kernel.Face;
import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import dev.hearth.kernel.Principal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;

/** Access tokens signed with Ed25519; no other algorithm is believed, whatever a token's header says. */
public final class JoseTokens implements AccessTokens {
    private static final AlgorithmConstraints ED25519_ONLY =
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA);
    private static final int TOKEN_CHARACTERS_MAX = 2_048;
    private static final String PERSONA = "persona";
    private static final String NAME = "name";
    private static final String GENERATION = "gen";
    private static final String AGE_BAND = "age-band";
    private static final List<String> REQUIRED = List.of("sub", "exp", PERSONA, NAME, GENERATION, AGE_BAND);

    private final SigningKeys keys;
    private final IdentitySettings settings;
    private final InstantSource clock;
    private final VerifiedTokens verified;

    /** Tokens under these keys. */
    public JoseTokens(SigningKeys keys, IdentitySettings settings, InstantSource clock) {
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
        this.verified = new VerifiedTokens(settings.verifiedTokensMax());
    }

    /** What was signed here need not be verified here: most people open a socket at the node that signed them in. */
    @Override
    public String issue(KnownPerson person) {
        var now = clock.instant();
        var token = sign(claims(person, now));
        verified.remember(hash(token), verdictOn(person, now));
        return token;
    }

    private String sign(JwtClaims claims) {
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
        signature.setAlgorithmConstraints(ED25519_ONLY);
        signature.setKeyIdHeaderValue(keys.signingId());
        signature.setKey(keys.signing());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a key that was read at start must sign", e);
        }
    }

    @Override
    public Verdict verify(String token) {
        if (token.length() > TOKEN_CHARACTERS_MAX) {
            return Invalid.INSTANCE;
        }
        var hash = hash(token);
        var known = verified.find(hash);
        return known.isPresent() ? judgeAge(known.get()) : verifyAfresh(token, hash);
    }

    private Verdict verifyAfresh(String token, String hash) {
        try {
            var signature = new JsonWebSignature();
            signature.setAlgorithmConstraints(ED25519_ONLY);
            signature.setCompactSerialization(token);
            var key = keys.believed(String.valueOf(signature.getKeyIdHeaderValue()));
            if (key.isEmpty()) {
                return Invalid.INSTANCE;
            }
            signature.setKey(key.get());
            return signature.verifySignature()
                    ? judgeClaims(JwtClaims.parse(signature.getPayload()), hash)
                    : Invalid.INSTANCE;
        } catch (JoseException | InvalidJwtException | MalformedClaimException | IllegalArgumentException e) {
            return Invalid.INSTANCE;
        }
    }

    private Verdict judgeClaims(JwtClaims claims, String hash) throws MalformedClaimException {
        if (!settings.issuer().equals(claims.getIssuer())
                || !List.of(settings.audience()).equals(claims.getAudience())
                || !REQUIRED.stream().allMatch(claims::hasClaim)) {
            return Invalid.INSTANCE;
        }
        var token = read(claims);
        var verdict = judgeAge(token);
        if (verdict == token) {
            verified.remember(hash, token);
        }
        return verdict;
    }

    private Verdict judgeAge(Verified token) {
        return clock.instant().isBefore(token.expiresAt()) ? token : Expired.INSTANCE;
    }

    private JwtClaims claims(KnownPerson person, Instant now) {
        var claims = new JwtClaims();
        claims.setIssuer(settings.issuer());
        claims.setAudience(settings.audience());
        claims.setSubject(person.person().value());
        claims.setStringClaim(PERSONA, person.face().persona().value());
        claims.setStringClaim(NAME, person.face().name());
        claims.setClaim(GENERATION, person.generation());
        claims.setStringClaim(AGE_BAND, person.ageBand().name().toLowerCase(Locale.ROOT));
        claims.setIssuedAt(date(now));
        claims.setExpirationTime(expiry(now));
        return claims;
    }

    private NumericDate expiry(Instant now) {
        return date(now.plus(settings.accessTokenLifetime()));
    }

    /** Exactly what reading the claims would find. */
    private Verified verdictOn(KnownPerson person, Instant now) {
        var face = person.face();
        return new Verified(
                new Principal(person.person(), face.persona()),
                Face.named(face.persona(), face.name()),
                person.ageBand(),
                person.generation(),
                Instant.ofEpochSecond(expiry(now).getValue()));
    }

    private static Verified read(JwtClaims claims) throws MalformedClaimException {
        var persona = new PersonaId(claims.getStringClaimValue(PERSONA));
        return new Verified(
                new Principal(new PersonId(claims.getSubject()), persona),
                Face.named(persona, claims.getStringClaimValue(NAME)),
                AgeBand.valueOf(claims.getStringClaimValue(AGE_BAND).toUpperCase(Locale.ROOT)),
                claims.getClaimValue(GENERATION, Number.class).longValue(),
                Instant.ofEpochSecond(claims.getExpirationTime().getValue()));
    }

    private static NumericDate date(Instant instant) {
        return NumericDate.fromSeconds(instant.getEpochSecond());
    }

    private static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
