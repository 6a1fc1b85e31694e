package dev.hearth.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.config.InvalidSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as operators write them: what is wrong is one line that names the file, and the place in it. */
class CatalogueFilesTest {
    private static final String LAMP = "{\"id\":\"lamp\",\"name\":\"Lamp\",\"kind\":\"furniture\","
            + "\"furniture\":{\"node\":\"floor\",\"size\":[1,1,1]},"
            + "\"model\":[{\"shape\":\"sphere\",\"at\":[0,0,0],\"radius\":1,\"colour\":\"#ffffff\"}]}";

    @TempDir
    Path folder = Path.of("target");

    @BeforeEach
    void namesOneFile() throws IOException {
        write("index.txt", "# products of this house\n\n  things.json  \n");
    }

    @Test
    void readsWhatTheIndexNames() throws IOException {
        write("things.json", products(LAMP));
        write("others.json", "not read");

        assertThat(read().find("lamp")).isPresent();
        assertThat(read().find("sofa")).isEmpty();
    }

    @Test
    void equalProductsHaveEqualHashes() throws IOException {
        write("things.json", products(LAMP));
        var first = read().hash();
        write("things.json", products(LAMP).replace(",", " ,\n"));

        assertThat(read().hash()).isEqualTo(first).matches("[0-9a-f]{64}");

        write("things.json", products(LAMP.replace("Lamp", "Light")));
        assertThat(read().hash()).isNotEqualTo(first);
    }

    @Nested
    class TheIndex {
        @Test
        void mustBeThere() throws IOException {
            Files.delete(folder.resolve("index.txt"));
            assertRefused("catalogue: index.txt: there is no such file in " + folder);
        }

        @Test
        void mustNameFilesThatAreThere() {
            assertRefused("catalogue: things.json: there is no such file in " + folder);
        }

        @Test
        void mustNameAtLeastOneFile() throws IOException {
            write("index.txt", "# none yet\n");
            assertRefused("catalogue: index.txt: 1 to 32 files, got 0");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"../secret.json", "/etc/passwd", "things.txt", "Things.json", "sub/things.json", ".json"})
        void namesNothingOutsideItsFolder(String name) throws IOException {
            write("index.txt", name);
            assertRefused("catalogue: index.txt: names such as furniture.json, got " + name);
        }

        @Test
        void namesEachFileOnce() throws IOException {
            write("index.txt", "things.json\nthings.json");
            assertRefused("catalogue: index.txt: each file once, got things.json twice");
        }

        @Test
        void namesAtMostThirtyTwoFiles() throws IOException {
            write("index.txt", manyFiles(32));
            for (int i = 1; i <= 32; i++) {
                write("f" + i + ".json", products());
            }
            assertThat(read().products()).isEmpty();

            write("index.txt", manyFiles(33));
            assertRefused("catalogue: index.txt: 1 to 32 files, got 33");
        }

        private String manyFiles(int count) {
            return IntStream.rangeClosed(1, count)
                    .mapToObj(i -> "f" + i + ".json\n")
                    .collect(Collectors.joining());
        }
    }

    @Nested
    class AFile {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "products",
                    "{\"products\":[",
                    "{\"products\":[]} trailing",
                    "{\"products\":[{\"x\":NaN}]}",
                    "{\"products\":[{\"x\":Infinity}]}",
                    "{\"products\":[{\"x\":.5}]}",
                    "{\"products\":[{\"x\":'a'}]}",
                    "{\"products\":[/* */]}"
                })
        void mustBeJson(String text) throws IOException {
            write("things.json", text);
            assertRefused("catalogue: things.json: line 1, column ");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "[]", "null", "7", "\"products\""})
        void mustBeAnObject(String text) throws IOException {
            write("things.json", text);
            assertRefused("catalogue: things.json: an object, got ");
        }

        @Test
        void mustBeUtf8() throws IOException {
            Files.write(
                    folder.resolve("things.json"),
                    products(LAMP).replace('L', 'ü').getBytes(StandardCharsets.ISO_8859_1));
            assertRefused("catalogue: things.json: ");
        }

        @Test
        void mustHoldAListOfProducts() throws IOException {
            write("things.json", "{}");
            assertRefused("catalogue: things.json: products: a list of at most 5000, got nothing");
            write("things.json", "{\"products\":{}}");
            assertRefused("catalogue: things.json: products: a list of at most 5000, got {}");
        }

        @Test
        void hasNoOtherFields() throws IOException {
            write("things.json", "{\"products\":[],\"version\":1}");
            assertRefused("catalogue: things.json: version: unknown field");
        }

        @Test
        void namesNoFieldTwice() throws IOException {
            write("things.json", products(LAMP.replace("\"name\":", "\"id\":\"x\",\"name\":")));
            assertRefused("catalogue: things.json: line 1, column 31: Duplicate field 'id'");
        }

        @Test
        void isNotDeep() throws IOException {
            write("things.json", "{\"products\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");
            assertRefused("catalogue: things.json: Document nesting depth (17) exceeds");
        }

        @Test
        void hasAtMostFourMebibytes() throws IOException {
            var text = products(LAMP);
            write("things.json", text + " ".repeat((4 << 20) - text.length()));
            assertThat(read().find("lamp")).isPresent();

            write("things.json", text + " ".repeat((4 << 20) - text.length() + 1));
            assertRefused("catalogue: things.json: at most 4194304 bytes");
        }

        @Test
        void hasAtMostFiveThousandProducts() throws IOException {
            write("things.json", products(lamps(5_000)));
            assertThat(read().products()).hasSize(5_000);

            write("things.json", products(lamps(5_001)));
            assertRefused("catalogue: things.json: products: a list of at most 5000, got ");
        }

        private String lamps(int count) {
            return IntStream.rangeClosed(1, count)
                    .mapToObj(i -> LAMP.replace("\"lamp\"", "\"l" + i + "\""))
                    .collect(Collectors.joining(","));
        }
    }

    @Nested
    class Ids {
        @Test
        void areUniqueInAFile() throws IOException {
            write("things.json", products(LAMP, LAMP));
            assertRefused("catalogue: things.json: product 'lamp': id: unique, but things.json has it too");
        }

        @Test
        void areUniqueOverAllFiles() throws IOException {
            write("index.txt", "things.json\nothers.json");
            write("things.json", products(LAMP));
            write("others.json", products(LAMP));
            assertRefused("catalogue: others.json: product 'lamp': id: unique, but things.json has it too");
        }

        @Test
        void thatCannotBeShownAreCounted() throws IOException {
            write("things.json", products(LAMP, LAMP.replace("\"lamp\"", "\"La\\nmp\"")));
            assertRefused("catalogue: things.json: product 2: id: 1 to 48 of a-z, 0-9, . and -");
        }
    }

    private Catalogue read() {
        return CatalogueFiles.read(new CatalogueSettings(folder.toString()));
    }

    private void assertRefused(String line) {
        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidSettings.class)
                .hasMessageStartingWith(line)
                .message()
                .doesNotContain("\n")
                .hasSizeLessThan(400);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static String products(String... products) {
        return "{\"products\":[" + String.join(",", products) + "]}";
    }
}
