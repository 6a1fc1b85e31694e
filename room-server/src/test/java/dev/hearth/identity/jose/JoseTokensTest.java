package dev.hearth.identity.jose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.identity.IdentitySettings;
import dev.hearth.identity.TestIdentity;
import dev.hearth.identity.TokenVerifier.Expired;
import dev.hearth.identity.TokenVerifier.Invalid;
import dev.hearth.identity.TokenVerifier.Verified;
import dev.hearth.identity.domain.AgeBand;
import dev.hearth.identity.domain.KnownPerson;
import dev.hearth.kernel.Face;
import dev.hearth.kernel.Look;
import dev.hearth.kernel.MovingClock;
import dev.hearth.kernel.Principal;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.IntStream;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoseTokensTest {
    private static final IdentitySettings SETTINGS = TestIdentity.SETTINGS;
    private static final KnownPerson ANN = withGeneration(TestIdentity.person("ann", "Zoë 🔥", 5));

    private final MovingClock clock = MovingClock.somewhen();
    private final SigningKeys keys = SigningKeys.ephemeral(new SecureRandom());
    private final JoseTokens tokens = new JoseTokens(keys, SETTINGS, clock);

    @Test
    void aTokenSaysWhoSomebodyIs() {
        var verdict = fresh().verify(tokens.issue(ANN));

        var persona = ANN.face().persona();
        assertThat(verdict)
                .isEqualTo(new Verified(
                        new Principal(ANN.person(), persona),
                        new Face(persona, "Zoë 🔥", Look.plain(), 0),
                        AgeBand.ADULT,
                        4,
                        clock.instant().plus(Duration.ofMinutes(10))));
    }

    @Test
    void whatWasSignedHereIsRememberedExactlyAsItWouldBeRead() {
        var token = tokens.issue(ANN);

        assertThat(tokens.verify(token)).isEqualTo(fresh().verify(token));
    }

    @Test
    void aTokenExpiresAlsoWhenItIsRemembered() {
        var token = tokens.issue(ANN);
        assertThat(tokens.verify(token)).isInstanceOf(Verified.class);

        clock.pass(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(tokens.verify(token)).isInstanceOf(Verified.class);
        clock.pass(Duration.ofSeconds(1));

        assertThat(tokens.verify(token)).isEqualTo(Expired.INSTANCE);
        assertThat(fresh().verify(token)).isEqualTo(Expired.INSTANCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "not a token", "e30.e30.", "\u0000", "ä.ö.ü"})
    void whatIsNoTokenIsInvalid(String text) {
        assertThat(tokens.verify(text)).isEqualTo(Invalid.INSTANCE);
    }

    @Test
    void aVeryLongTextIsInvalid() {
        assertThat(tokens.verify("a".repeat(2_049))).isEqualTo(Invalid.INSTANCE);
        assertThat(tokens.verify("a.".repeat(500_000))).isEqualTo(Invalid.INSTANCE);
    }

    @Test
    void aChangedTokenIsInvalid() {
        var parts = tokens.issue(ANN).split("\\.", 3);
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        var forged = encoded(claims.replace("\"gen\":4", "\"gen\":5"));

        assertThat(tokens.verify(parts[0] + "." + forged + "." + parts[2])).isEqualTo(Invalid.INSTANCE);
        assertThat(tokens.verify(parts[0] + "." + parts[1] + ".")).isEqualTo(Invalid.INSTANCE);
    }

    @Test
    void noOtherAlgorithmIsBelieved() throws Exception {
        var claims = encoded(claimsOf(tokens.issue(ANN)));
        var unsigned = encoded("{\"alg\":\"none\",\"kid\":\"" + keys.signingId() + "\"}") + "." + claims + ".";
        var symmetric = new JsonWebSignature();
        symmetric.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        symmetric.setKeyIdHeaderValue(keys.signingId());
        symmetric.setKey(
                new HmacKey(keys.believed(keys.signingId()).orElseThrow().getEncoded()));
        symmetric.setPayload(claimsOf(tokens.issue(ANN)));

        assertThat(tokens.verify(unsigned)).isEqualTo(Invalid.INSTANCE);
        assertThat(tokens.verify(symmetric.getCompactSerialization())).isEqualTo(Invalid.INSTANCE);
    }

    @Test
    void aStrangersKeyIsNotBelievedEvenUnderOurName() throws Exception {
        var stranger = SigningKeys.ephemeral(new SecureRandom());
        var renamed = signed(claimsOf(tokens.issue(ANN)), stranger, keys.signingId());

        assertThat(tokens.verify(new JoseTokens(stranger, SETTINGS, clock).issue(ANN)))
                .isEqualTo(Invalid.INSTANCE);
        assertThat(tokens.verify(renamed)).isEqualTo(Invalid.INSTANCE);
    }

    @Test
    void aTokenForSomebodyElseIsInvalid() throws Exception {
        var claims = claimsOf(tokens.issue(ANN));

        assertThat(tokens.verify(resigned(claims))).isInstanceOf(Verified.class);
        assertThat(tokens.verify(resigned(claims.replace("\"iss\":\"hearth\"", "\"iss\":\"other\""))))
                .isEqualTo(Invalid.INSTANCE);
        assertThat(tokens.verify(resigned(claims.replace("\"aud\":\"hearth-test\"", "\"aud\":\"other\""))))
                .isEqualTo(Invalid.INSTANCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "exp", "aud", "iss", "persona", "name", "gen", "age-band"})
    void aTokenThatMissesAClaimIsInvalid(String claim) throws Exception {
        var claims = claimsOf(tokens.issue(ANN)).replace("\"" + claim + "\":", "\"x\":");

        assertThat(tokens.verify(resigned(claims))).isEqualTo(Invalid.INSTANCE);
    }

    @Test
    void remembersALimitedNumberOfTokens() {
        var few = new VerifiedTokens(2);
        var verified = (Verified) tokens.verify(tokens.issue(ANN));

        IntStream.range(0, 5).forEach(i -> few.remember("hash" + i, verified));

        assertThat(few.size()).isEqualTo(2);
        assertThat(few.find("hash4")).contains(verified);
        assertThat(few.find("hash0")).isEmpty();
    }

    private JoseTokens fresh() {
        return new JoseTokens(keys, SETTINGS, clock);
    }

    private String resigned(String claims) throws Exception {
        return signed(claims, keys, keys.signingId());
    }

    private static String signed(String claims, SigningKeys keys, String id) throws Exception {
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
        signature.setKeyIdHeaderValue(id);
        signature.setKey(keys.signing());
        signature.setPayload(claims);
        return signature.getCompactSerialization();
    }

    private static String claimsOf(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", 3)[1]), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static KnownPerson withGeneration(KnownPerson person) {
        return new KnownPerson(person.person(), person.face(), AgeBand.ADULT, 4);
    }
}
