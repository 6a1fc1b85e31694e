package dev.hearth.gateway.tls;

import com.typesafe.config.Config;
import dev.hearth.config.PemCheck;
import dev.hearth.config.SettingsReader;
import dev.hearth.tls.TlsContexts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Section {@code hearth.gateway.tls}.
 *
 * @param files certificate and key; empty for plain HTTP
 * @param reloadAfter how old what was read from the files may be
 */
public record ServerTlsSettings(Optional<TlsContexts.OwnFiles> files, Duration reloadAfter) {

    /** No TLS: a proxy ends it. */
    public static final ServerTlsSettings OFF = new ServerTlsSettings(Optional.empty(), Duration.ofMinutes(1));

    /**
     * Reads the section and looks into the files.
     *
     * @throws dev.hearth.config.InvalidSettings when a value or a file cannot be used
     */
    public static ServerTlsSettings of(Config config) {
        var in = SettingsReader.of(config, "hearth.gateway.tls");
        var certificate = in.optionalString("certificate-file");
        var key = in.optionalString("key-file");
        boolean isOn = !certificate.isEmpty() || !key.isEmpty();
        if (isOn) {
            new PemCheck(in).own("certificate-file", "key-file");
        }
        var reloadAfter = in.duration("reload-after", Duration.ofSeconds(1), Duration.ofDays(1));
        boolean encrypts = in.finish(isOn);
        var files = encrypts
                ? Optional.of(new TlsContexts.OwnFiles(Path.of(certificate), Path.of(key)))
                : Optional.<TlsContexts.OwnFiles>empty();
        return new ServerTlsSettings(files, reloadAfter);
    }

    /** Whether people come by {@code https} and {@code wss}. */
    public boolean isOn() {
        return files.isPresent();
    }
}
