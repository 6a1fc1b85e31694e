package dev.hearth.load.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hearth.load.Distribution;
import dev.hearth.load.process.HearthCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Unpacks the layers of the image as its Dockerfile copies them, and runs its command line without a container. */
class ImageLayersIT {
    private static final Path DOCKER = Path.of("..", "docker").toAbsolutePath().normalize();
    private static final Pattern COPY = Pattern.compile("(?m)^COPY --from=build (/layers/\\S+) (/\\S+)$");
    private static final Pattern ENTRYPOINT = Pattern.compile("(?m)^ENTRYPOINT \\[\"(/\\S+)\"]$");
    private static final Pattern PROFILE = Pattern.compile("(?m)^ENV HEARTH_PROFILE=(\\w+)$");
    private static final Pattern CLASSIFIER = Pattern.compile("[?&]classifier=([^&]+)");
    private static final Duration ENDS_WITHIN = Duration.ofMinutes(1);

    private static Path folder = Path.of("target");
    private static Path root = Path.of("target");
    private static String dockerfile = "";

    @BeforeAll
    static void unpack() throws Exception {
        folder = Town.freshFolder("image");
        root = folder.resolve("root");
        dockerfile = Files.readString(DOCKER.resolve("Dockerfile"));
        Path layers = folder.resolve("layers");
        HearthCommand.Exit split = HearthCommand.run(
                folder,
                ENDS_WITHIN,
                List.of(
                        DOCKER.resolve("layers").toString(),
                        Distribution.fromBuild().home().toString(),
                        layers.toString()),
                Map.of());
        assertThat(split.code()).as(split.output()).isZero();
        Matcher copy = COPY.matcher(dockerfile);
        while (copy.find()) {
            copy(
                    folder.resolve(copy.group(1).substring(1)),
                    root.resolve(copy.group(2).substring(1)));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    @Test
    void theLayerThatChangesWithEveryBuildIsSmall() throws IOException {
        try (Stream<Path> jars = Files.list(folder.resolve("layers/hearth/lib"));
                Stream<Path> libraries = Files.list(folder.resolve("layers/libraries/lib"))) {
            assertThat(jars.map(jar -> jar.getFileName().toString()))
                    .hasSize(2)
                    .allMatch(name -> name.matches("(room-server|cluster-config)-\\d.*\\.jar"));
            assertThat(libraries.map(jar -> jar.getFileName().toString()))
                    .hasSizeGreaterThan(50)
                    .noneMatch(name -> name.contains("hearth"));
        }
    }

    @Test
    void theBillOfMaterialsNamesEveryJar() throws IOException {
        JsonNode bill =
                new ObjectMapper().readTree(root.resolve("opt/hearth/sbom.json").toFile());
        Set<String> named = new TreeSet<>();
        for (JsonNode component : bill.path("components")) {
            named.add(fileName(component));
        }
        try (Stream<Path> libraries = Files.list(folder.resolve("layers/libraries/lib"))) {
            assertThat(libraries.map(jar -> jar.getFileName().toString()))
                    .isNotEmpty()
                    .isSubsetOf(named);
        }
        assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
    }

    private static String fileName(JsonNode component) {
        Matcher classifier = CLASSIFIER.matcher(component.path("purl").asText());
        return component.path("name").asText() + "-" + component.path("version").asText()
                + (classifier.find() ? "-" + classifier.group(1) : "") + ".jar";
    }

    @Test
    void theEntryPointSaysItsVersion() throws Exception {
        HearthCommand.Exit exit = run(Map.of(), "--version");

        assertThat(exit.code()).as(exit.output()).isZero();
        assertThat(exit.output()).matches("hearth \\d\\S+\n");
    }

    @Test
    void theProfileOfTheImagePassesTheCheckOfAStart() throws Exception {
        String key = folder.resolve("keys/signing-key.jwk").toString();

        HearthCommand.Exit made = run(Map.of(), "new-signing-key", key);
        HearthCommand.Exit checked = run(
                Map.of("HEARTH_IDENTITY_SIGNING_KEY_FILE", key, "HEARTH_NODE_ADDRESS", "hearth-1"), "--check-config");

        assertThat(made.code()).as(made.output()).isZero();
        assertThat(checked.code()).as(checked.output()).isZero();
        assertThat(checked.output())
                .contains("(profiles/" + only(PROFILE) + ".conf:", "hearth.node.address = \"hearth-1\"");
    }

    private static HearthCommand.Exit run(Map<String, String> environment, String... arguments) throws Exception {
        Map<String, String> all = new TreeMap<>(environment);
        all.put("HEARTH_PROFILE", only(PROFILE));
        String script = root.resolve(only(ENTRYPOINT).substring(1)).toString();
        return HearthCommand.run(
                folder,
                ENDS_WITHIN,
                Stream.concat(Stream.of(script), Stream.of(arguments)).toList(),
                all);
    }

    private static String only(Pattern pattern) {
        Matcher found = pattern.matcher(dockerfile);
        assertThat(found.find()).as(pattern.pattern()).isTrue();
        return found.group(1);
    }
}
