package dev.hearth.operations.http;

import dev.hearth.gateway.rate.AddressRate;
import dev.hearth.logs.LogEvent;
import dev.hearth.operations.argon2.PasswordHash;
import dev.hearth.operations.domain.Operator;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks names and passwords: few a minute for each address, and few at once, because each check costs memory. A name that
 * nobody has takes as long as a wrong password.
 */
final class SignInDesk {

    private static final Logger LOG = LoggerFactory.getLogger(SignInDesk.class);
    private static final int ADDRESSES_MAX = 10_000;
    private static final int AT_ONCE_MAX = 2;
    static final int PASSWORD_CHARS_MAX = 200;

    private final Map<String, ConsoleUser> users;
    private final PasswordHash nobody;
    private final AddressRate rate;
    private final Semaphore checks = new Semaphore(AT_ONCE_MAX);
    private final Executor workers;
    private final LongSupplier nanos;

    /** @param workers may be blocked */
    SignInDesk(List<ConsoleUser> users, int perMinute, Executor workers, SecureRandom random, LongSupplier nanos) {
        this.users = users.stream()
                .collect(Collectors.toUnmodifiableMap(user -> user.operator().name(), Function.identity()));
        this.nobody =
                users.isEmpty() ? PasswordHash.of("", random) : users.get(0).password();
        this.rate = new AddressRate(perMinute, ADDRESSES_MAX);
        this.workers = workers;
        this.nanos = nanos;
    }

    /** Who this is. The stage fails with a {@link ConsoleRefusal} if that is nobody, or too much is going on. */
    CompletionStage<Operator> check(String name, String password, InetAddress address) {
        if (!rate.take(address, nanos.getAsLong()).isZero() || !checks.tryAcquire()) {
            throw ConsoleRefusal.of(
                    StatusCodes.TOO_MANY_REQUESTS, "too-many", "too many tries: wait a minute and try again");
        }
        return checked(name, password)
                .whenComplete((found, failure) -> checks.release())
                .thenApply(found -> {
                    // A name that somebody typed may be a password in the wrong box: it is not logged unless it is
                    // known.
                    var known = users.containsKey(name) ? name : "somebody unknown";
                    LogEvent.CONSOLE_SIGN_IN
                            .at(LOG)
                            .log(
                                    "console: {} from {} {}",
                                    known,
                                    address.getHostAddress(),
                                    found.isPresent() ? "in" : "refused");
                    return found.orElseThrow(() -> ConsoleRefusal.of(
                            StatusCodes.UNAUTHORIZED, "sign-in-refused", "name or password is wrong"));
                });
    }

    private CompletionStage<Optional<Operator>> checked(String name, String password) {
        try {
            return CompletableFuture.supplyAsync(() -> known(name, password), workers);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Optional<Operator> known(String name, String password) {
        var user = users.get(name);
        boolean right = (user == null ? nobody : user.password()).matches(password);
        return user != null && right ? Optional.of(user.operator()) : Optional.empty();
    }
}
