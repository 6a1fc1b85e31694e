package dev.hearth.load.oracle;

import dev.hearth.load.bench.BenchTarget;
import dev.hearth.load.stub.StubProcess;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a scenario is run against: a server started for it, one that runs already, or the stub, which shows how much the
 * generator can do.
 *
 * @param url where people sign in
 * @param serverPids its processes that are on this machine
 * @param storePid its store's process, when it has one on this machine
 * @param end stops what was started
 */
record LoadTarget(URI url, List<Long> serverPids, OptionalLong storePid, Runnable end) implements AutoCloseable {

    private static final String STUB = "stub";

    static LoadTarget of(LoadProfile profile, LoadSettings settings) throws IOException, InterruptedException {
        if (settings.target().filter(target -> target.toString().equals(STUB)).isPresent()) {
            StubProcess stub = StubProcess.start();
            return new LoadTarget(stub.url(), List.of(stub.pid()), OptionalLong.empty(), stub::close);
        }
        BenchTarget server = settings.target().isPresent()
                ? BenchTarget.running(settings.target().get(), settings.serverPid(), settings.storePid())
                : BenchTarget.start(settings.results().resolve("server"), profile.environment());
        return new LoadTarget(server.url(), server.serverPids(), server.storePid(), server::close);
    }

    @Override
    public void close() {
        end.run();
    }
}
