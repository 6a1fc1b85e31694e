package dev.hearth.load.live;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests that need nothing special one node with the limits it has out of the box, started once for all of them and
 * stopped after the last.
 */
final class SharedTown implements ParameterResolver {

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(SharedTown.class);

    private record Running(Town town) implements AutoCloseable {

        static Running start() {
            try {
                return new Running(Town.open("shared", ""));
            } catch (Exception e) {
                throw new IllegalStateException("the node did not start", e);
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
        return context.getRoot()
                .getStore(HERE)
                .getOrComputeIfAbsent("town", key -> Running.start(), Running.class)
                .town();
    }
}
