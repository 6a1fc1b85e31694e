package dev.hearth;

import dev.hearth.identity.jose.SigningKeys;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes the key that all nodes of a deployment share, before any of them starts. */
@Command(
        name = "new-signing-key",
        description = "Make a key for access tokens, unless the file is there already, and end.")
final class NewSigningKeyCommand implements Callable<Integer> {
    private final Supplier<PrintWriter> out;

    @Parameters(paramLabel = "FILE", description = "Where to put it, readable by its owner only.")
    private Path file = Path.of("signing-key.jwk");

    NewSigningKeyCommand(Supplier<PrintWriter> out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        boolean isNew = SigningKeys.make(file, new SecureRandom());
        out.get().println(isNew ? "made " + file : file + " is there already and was left as it is");
        return ExitCode.OK.status();
    }
}
