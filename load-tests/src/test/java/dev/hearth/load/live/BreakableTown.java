package dev.hearth.load.live;

import dev.hearth.load.process.SharedNode;
import java.io.IOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class people of its own at the one node that may be killed, stopped and paused. They go home after the class;
 * the node stays for the next one.
 */
final class BreakableTown implements ParameterResolver {

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(BreakableTown.class);

    private record Open(Town town) implements AutoCloseable {

        static Open at(ExtensionContext context) {
            try {
                return new Open(Town.at(SharedNode.running(context)));
            } catch (IOException e) {
                throw new IllegalStateException("the node does not run", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the node started", e);
            }
        }

        @Override
        public void close() {
            town.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Town.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(HERE)
                .getOrComputeIfAbsent("town", key -> Open.at(context), Open.class)
                .town();
    }
}
