package dev.hearth.gateway.http;

/** The door cannot listen. The message is one line for the operator. */
public final class BindFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BindFailed(HttpSettings settings, Throwable cause) {
        super(
                "HTTP cannot listen on " + settings.address() + ":" + settings.port()
                        + ": the port is taken or the address is not this machine's"
                        + " (hearth.gateway.http.port, hearth.gateway.http.address)",
                cause);
    }
}
