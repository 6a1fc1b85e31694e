package dev.hearth.identity;

import dev.hearth.identity.domain.GuestName;
import dev.hearth.identity.domain.KnownPerson;
import dev.hearth.identity.domain.RefreshToken;
import java.time.Duration;

/** How an attempt to sign in ended. */
public sealed interface SignIn {

    /**
     * Somebody is signed in.
     *
     * @param expiresIn how long the access token is good
     */
    record SignedIn(KnownPerson person, String accessToken, Duration expiresIn, RefreshToken refreshToken)
            implements SignIn {

        /** Tokens stay out of logs. */
        @Override
        public String toString() {
            return "SignedIn[" + person.person() + "]";
        }
    }

    /** The name is not allowed. */
    record NameRefused(GuestName.Rule rule) implements SignIn {}

    /** The refresh token is unknown, used, expired, or its family has ended. */
    enum TokenRefused implements SignIn {
        INSTANCE
    }

    /** The store did not answer in time; the same attempt may be made again after a while. */
    record StorageUnavailable(Duration after) implements SignIn {}
}
