package dev.hearth.identity;

import dev.hearth.identity.domain.KnownPerson;

/** Makes access tokens, and verifies them. */
public interface AccessTokens extends TokenVerifier {

    /** A token for this person, good from now for {@link IdentitySettings#accessTokenLifetime()}. */
    String issue(KnownPerson person);
}
