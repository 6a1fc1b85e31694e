package dev.hearth;

import dev.hearth.config.InvalidSettings;
import dev.hearth.operations.argon2.PasswordHash;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** Makes what the configuration holds of a console password. The password comes over the input: arguments can be seen. */
@Command(
        name = "console-password",
        description = "Read a password, one line, and print the hash of it for hearth.console.passwords.")
final class ConsolePasswordCommand implements Callable<Integer> {

    private static final int CHARS_MIN = 12;
    private static final int CHARS_MAX = 200;

    private final Supplier<PrintWriter> out;

    ConsolePasswordCommand(Supplier<PrintWriter> out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        out.get().println(PasswordHash.of(typed(), new SecureRandom()).text());
        return ExitCode.OK.status();
    }

    /** On Java 17 there is no console where there is no terminal; later there is one that reads the input. */
    @SuppressWarnings("SystemConsoleNull")
    private static String typed() throws IOException {
        var console = System.console();
        var hidden = console == null ? null : console.readPassword("password: ");
        var line = hidden == null
                ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine()
                : new String(hidden);
        if (line == null || line.length() < CHARS_MIN || line.length() > CHARS_MAX) {
            throw new InvalidSettings(List.of("the password is too short or too long, allowed: " + CHARS_MIN + " to "
                    + CHARS_MAX + " characters"));
        }
        return line;
    }
}
