package dev.hearth.load.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Json;
import dev.hearth.load.drill.DrillReport;
import dev.hearth.load.plan.LoadProfile;
import dev.hearth.load.plan.LoadSettings;
import dev.hearth.load.report.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** What is kept of a run: one line of the trend, and its verdict in the form in which build servers read tests. */
final class VerdictFiles {

    private VerdictFiles() {}

    /** Appends the run to {@code trend.jsonl}, and draws all of that file anew in {@code trend.html}. */
    static void trend(LoadProfile profile, LoadSettings settings, String loadBefore, DrillReport report)
            throws IOException, InterruptedException {
        ObjectNode line = Json.object()
                .put("scenario", profile.word())
                .put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("commit", Machine.commit())
                .put("dirty", Machine.dirty())
                .put("load_before", loadBefore);
        line.set("parameters", settings.toJson());
        line.setAll(report.toJson());
        line.set("hardware", Machine.toJson());
        Files.createDirectories(settings.results());
        Path trend = settings.results().resolve("trend.jsonl");
        Files.writeString(trend, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Files.writeString(settings.results().resolve("trend.html"), page(Files.readString(trend)));
    }

    /** The page that draws these lines; it needs nothing but itself. */
    static String page(String lines) throws IOException {
        try (InputStream template = VerdictFiles.class.getResourceAsStream("/trend.html")) {
            String page = new String(Objects.requireNonNull(template).readAllBytes(), StandardCharsets.UTF_8);
            String runs = lines.lines().filter(line -> !line.isBlank()).collect(Collectors.joining(",\n"));
            return page.replace("/*RUNS*/", runs.replace("</", "<\\/"));
        }
    }

    /** Writes {@code TEST-load.<scenario>.xml}: a test for each promise, and one that fails when the run proves nothing. */
    static void junit(LoadProfile profile, LoadSettings settings, DrillReport report) throws IOException {
        Path file = settings.results().resolve("TEST-load." + profile.word() + ".xml");
        Files.createDirectories(settings.results());
        try (OutputStream out = Files.newOutputStream(file)) {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            write(xml, profile.word(), report);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("cannot write " + file, e);
        }
    }

    private static void write(XMLStreamWriter xml, String scenario, DrillReport report) throws XMLStreamException {
        long broken = report.lines().stream().filter(line -> !line.holds()).count();
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", "load." + scenario);
        xml.writeAttribute("tests", Integer.toString(report.lines().size() + 1));
        xml.writeAttribute("failures", Long.toString(broken));
        xml.writeAttribute("errors", report.voids().isEmpty() ? "0" : "1");
        for (DrillReport.Line line : report.lines()) {
            begin(xml, scenario, line.promise());
            if (!line.holds()) {
                end(xml, "failure", line.facts(), String.join("\n", line.details()));
            }
            xml.writeEndElement();
        }
        begin(xml, scenario, "the run can be believed");
        if (!report.voids().isEmpty()) {
            end(xml, "error", "void", String.join("\n", report.voids()));
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void begin(XMLStreamWriter xml, String scenario, String test) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "load." + scenario);
        xml.writeAttribute("name", test);
    }

    private static void end(XMLStreamWriter xml, String element, String message, String text)
            throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeAttribute("message", message);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
