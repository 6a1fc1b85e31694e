package dev.hearth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The project's own files: everything below the root but for what builds, running nodes and editors leave there.
 *
 * @param root the folder of the pom that names the modules
 */
record Repository(Path root) {
    private static final Set<String> HIDDEN_AND_OURS = Set.of(".ci", ".mvn");

    /** Walks up from the working directory. */
    static Repository find() {
        var folder = Path.of("").toAbsolutePath();
        while (folder != null && !holdsModules(folder)) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException(
                    "no pom.xml with modules above " + Path.of("").toAbsolutePath());
        }
        return new Repository(folder);
    }

    private static boolean holdsModules(Path folder) {
        var pom = folder.resolve("pom.xml");
        return Files.exists(pom) && text(pom).contains("<modules>");
    }

    /** All files, as paths relative to the root. */
    List<Path> files() {
        var found = new ArrayList<Path>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return isForeign(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    found.add(root.relativize(file));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(found);
    }

    /** Those whose name ends in one of these. */
    List<Path> files(String... endings) {
        return files().stream()
                .filter(file -> List.of(endings).stream().anyMatch(file.toString()::endsWith))
                .toList();
    }

    String read(Path relative) {
        return text(root.resolve(relative));
    }

    String read(String relative) {
        return read(Path.of(relative));
    }

    private boolean isForeign(Path folder) {
        var name = folder.equals(root) ? "" : folder.getFileName().toString();
        boolean hidden = name.startsWith(".") && !HIDDEN_AND_OURS.contains(name);
        return hidden || name.equals("target") || folder.equals(root.resolve("data"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
