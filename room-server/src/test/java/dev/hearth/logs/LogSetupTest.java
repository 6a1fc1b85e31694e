package dev.hearth.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.hearth.config.InvalidSettings;
import dev.hearth.logs.LogSettings.Format;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSetupTest {

    private static final int FILE_BYTES = 64 * 1024;

    @TempDir
    private Path folder;

    private final LoggerContext context = new LoggerContext();
    private final Logger log = context.getLogger("dev.hearth.Somebody");

    @BeforeEach
    void configureAsShipped() throws Exception {
        context.setMDCAdapter(new LogbackMDCAdapter());
        var shipped = new JoranConfigurator();
        shipped.setContext(context);
        shipped.doConfigure(Objects.requireNonNull(LogSetupTest.class.getResource("/logback.xml")));
        // Tests have enough lines of their own on the console.
        context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("console").stop();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void textIsReadableAndOnOneLine() throws Exception {
        LogSetup.apply(settings(Format.TEXT, file()), context);
        log.atWarn()
                .addKeyValue("event", "some-event")
                .addKeyValue("room", "r1")
                .log("first\nsecond");
        log.atInfo().log("plain");

        var lines = Files.readAllLines(file());
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .contains("WARN  dev.hearth.Somebody")
                .endsWith(" first second  event=some-event room=r1");
        assertThat(lines.get(1)).endsWith(" plain");
    }

    @Test
    void jsonIsOneObjectPerLine() throws Exception {
        LogSetup.apply(settings(Format.JSON, file()), context);
        log.atWarn().log("first\nsecond");

        var lines = Files.readAllLines(file());
        assertThat(lines).hasSize(1);
        assertThat(new JsonMapper().readTree(lines.get(0)).path("node").asText())
                .isEqualTo("10.0.0.7");
    }

    @Test
    void filesAreBoundedInSizeAndNumber() throws Exception {
        LogSetup.apply(settings(Format.TEXT, file()), context);
        long end = System.nanoTime() + 20_000_000_000L;
        while (!Files.exists(folder.resolve("logs/node.log.2")) && System.nanoTime() < end) {
            log.atInfo().log("one of many lines");
        }
        // Two are kept: a third goes.
        long third = System.nanoTime() + 600_000_000L;
        while (System.nanoTime() < third) {
            log.atInfo().log("one of many lines");
        }

        var files = Objects.requireNonNull(folder.resolve("logs").toFile().listFiles());
        assertThat(files).extracting(File::getName).containsExactlyInAnyOrder("node.log", "node.log.1", "node.log.2");
    }

    @Test
    void aFileThatCannotBeWrittenStopsTheStart() throws Exception {
        Files.writeString(folder.resolve("taken"), "a file where a folder should be");
        var settings = settings(Format.TEXT, folder.resolve("taken/node.log"));
        assertThatThrownBy(() -> LogSetup.apply(settings, context))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("hearth.logging.file is ");
    }

    @Test
    void journalsStaySilentWhateverHearthSays() {
        context.getLogger("dev.hearth").setLevel(ch.qos.logback.classic.Level.TRACE);
        assertThat(context.getLogger("dev.hearth.room.RoomJournal").isErrorEnabled())
                .isFalse();
        assertThat(context.getLogger("dev.hearth.session.UserSessionJournal").isErrorEnabled())
                .isFalse();
        assertThat(context.getLogger("dev.hearth.wardrobe.WardrobeJournal").isErrorEnabled())
                .isFalse();
    }

    @Test
    void settingsNameWhatIsWrong() {
        assertThat(LogSettings.of(config("")).format()).isEqualTo(Format.TEXT);
        assertThatThrownBy(
                        () -> LogSettings.of(config("hearth.logging { format = xml, files-max = 21, lines-max = 0 }")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("hearth.logging.format")
                .hasMessageContaining("hearth.logging.files-max")
                .hasMessageContaining("hearth.logging.lines-max");
    }

    private static Config config(String own) {
        return ConfigFactory.parseString(own)
                .withFallback(ConfigFactory.parseResources("application.conf"))
                .resolve();
    }

    private Path file() {
        return folder.resolve("logs/node.log");
    }

    private static LogSettings settings(Format format, Path file) {
        return new LogSettings(format, "10.0.0.7", file.toString(), FILE_BYTES, 2, 50);
    }
}
