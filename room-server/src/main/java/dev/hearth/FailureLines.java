package dev.hearth;

import dev.hearth.cluster.CannotListen;
import dev.hearth.config.InvalidSettings;
import dev.hearth.gateway.http.BindFailed;
import dev.hearth.gateway.socket.SocketDoor;
import dev.hearth.identity.jose.UnusableKey;
import dev.hearth.localnodes.NoClusterRuns;
import dev.hearth.localstore.LocalStoreFailure;
import dev.hearth.logs.LogEvent;
import dev.hearth.operations.http.ConsoleDoor;
import dev.hearth.operations.http.OperationsDoor;
import dev.hearth.schema.SchemaFailure;
import dev.hearth.schema.cassandra.CassandraUnreachable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Shows expected failures as one clear line each, and everything else as the defect it is. */
final class FailureLines implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
        var code = code(failure);
        if (code == ExitCode.FAILED) {
            LogEvent.NODE_FAILED
                    .at(LoggerFactory.getLogger(FailureLines.class))
                    .setCause(failure)
                    .log("hearth failed");
        } else {
            String.valueOf(failure.getMessage())
                    .lines()
                    .forEach(text -> line.getErr().println("hearth: " + text));
        }
        return code.status();
    }

    static ExitCode code(Throwable failure) {
        if (failure instanceof InvalidSettings || failure instanceof SchemaFailure || failure instanceof UnusableKey) {
            return ExitCode.CONFIGURATION;
        }
        if (failure instanceof LocalStoreFailure
                || failure instanceof CassandraUnreachable
                || failure instanceof BindFailed
                || failure instanceof SocketDoor.CannotListen
                || failure instanceof OperationsDoor.CannotListen
                || failure instanceof ConsoleDoor.CannotListen
                || failure instanceof NoClusterRuns
                || failure instanceof CannotListen) {
            return ExitCode.UNAVAILABLE;
        }
        return ExitCode.FAILED;
    }
}
