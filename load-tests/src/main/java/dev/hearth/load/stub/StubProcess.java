package dev.hearth.load.stub;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** A stub that runs beside this process, so that what it uses of the machine is not counted as the generator's. */
public final class StubProcess implements AutoCloseable {

    private final Process process;
    private final URI url;

    private StubProcess(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** Starts it with the class path of this process. */
    public static StubProcess start() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Stub.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = Optional.ofNullable(out.readLine())
                .orElseThrow(() -> new IOException("the stub ended before it began"));
        return new StubProcess(process, URI.create(line));
    }

    /** Where people sign in. */
    public URI url() {
        return url;
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
