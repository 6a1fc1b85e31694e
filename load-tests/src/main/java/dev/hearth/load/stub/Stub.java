package dev.hearth.load.stub;

import java.io.IOException;
import java.io.PrintStream;

/** The stub as a process of its own: says where it is, and ends with its standard input. */
public final class Stub {

    private Stub() {}

    /** @param arguments none */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (StubServer server = StubServer.open(Lie.NONE)) {
            PrintStream out = System.out;
            out.println(server.url());
            int read = System.in.read();
            while (read >= 0) {
                read = System.in.read();
            }
        }
    }
}
