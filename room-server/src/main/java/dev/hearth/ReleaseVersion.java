package dev.hearth;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.JarFile;

/** The build that runs, from the manifest of its jar. */
final class ReleaseVersion {
    private static final String COMMIT = "Build-Commit";

    private ReleaseVersion() {}

    /** Its version. Empty when it runs from class files. */
    static Optional<String> packaged() {
        return Optional.ofNullable(ReleaseVersion.class.getPackage().getImplementationVersion());
    }

    /** The commit it was built from, if whoever built it said so. */
    static Optional<String> commit() {
        var source = ReleaseVersion.class.getProtectionDomain().getCodeSource();
        try {
            var file = Path.of(source.getLocation().toURI());
            return Files.isRegularFile(file) ? commitIn(file) : Optional.empty();
        } catch (IOException | URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> commitIn(Path file) throws IOException {
        try (var jar = new JarFile(file.toFile())) {
            return Optional.ofNullable(jar.getManifest())
                    .map(manifest -> manifest.getMainAttributes().getValue(COMMIT));
        }
    }
}
