package dev.hearth.logs;

import ch.qos.logback.classic.spi.IThrowableProxy;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is kept of an exception in a line: it and its causes, with the first calls of each. */
final class BoundedStack {

    static final int CAUSES_MAX = 5;
    static final int CALLS_MAX = 15;

    private static final int MESSAGE_MAX = 500;

    private BoundedStack() {}

    static String of(IThrowableProxy failure) {
        return Stream.iterate(failure, Objects::nonNull, IThrowableProxy::getCause)
                .limit(CAUSES_MAX)
                .map(BoundedStack::one)
                .collect(Collectors.joining("\ncaused by: "));
    }

    private static String one(IThrowableProxy failure) {
        var calls = failure.getStackTraceElementProxyArray();
        var shown = Arrays.stream(calls).limit(CALLS_MAX).map(call -> "\n  " + call.getSTEAsString());
        long hidden = calls.length - (long) CALLS_MAX;
        return failure.getClassName() + ": " + cut(failure.getMessage()) + shown.collect(Collectors.joining())
                + (hidden > 0 ? "\n  … " + hidden + " more" : "");
    }

    private static String cut(String message) {
        var text = String.valueOf(message);
        return text.length() <= MESSAGE_MAX ? text : text.substring(0, MESSAGE_MAX) + "…";
    }
}
