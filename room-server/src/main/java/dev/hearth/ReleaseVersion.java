package dev.hearth;

import java.util.Optional;

/** The version of the build that runs, from the manifest of its jar. */
final class ReleaseVersion {
    private ReleaseVersion() {}

    /** Empty when it runs from class files. */
    static Optional<String> packaged() {
        return Optional.ofNullable(ReleaseVersion.class.getPackage().getImplementationVersion());
    }
}
