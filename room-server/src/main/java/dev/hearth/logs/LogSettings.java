package dev.hearth.logs;

import com.typesafe.config.Config;
import dev.hearth.config.SettingsReader;

/**
 * Section {@code hearth.logging} of the configuration.
 *
 * @param node what lines call this node: its address
 * @param file also written to; empty for the console alone
 * @param fileBytesMax a larger file is put aside
 * @param filesMax how many of those are kept
 * @param linesMax lines of one event in a second
 */
public record LogSettings(Format format, String node, String file, long fileBytesMax, int filesMax, int linesMax) {

    /** Logback's own bound for files with numbers. */
    static final int FILES_MAX = 20;

    private static final long FILE_BYTES_LEAST = 64 * 1024L;
    private static final long FILE_BYTES_MOST = 1024L * 1024 * 1024;

    /** How a line looks. */
    public enum Format {
        /** For people: short, on one line. */
        TEXT,
        /** For machines: one JSON object. */
        JSON
    }

    /**
     * Reads the section.
     *
     * @throws dev.hearth.config.InvalidSettings when a value is missing or outside its range
     */
    public static LogSettings of(Config config) {
        var in = SettingsReader.of(config, "hearth.logging");
        return in.finish(new LogSettings(
                in.oneOf("format", Format.class),
                // That it can be used is checked with the other keys of the node.
                SettingsReader.of(config, "hearth.node").optionalString("address"),
                in.optionalString("file"),
                in.bytes("file-bytes-max", FILE_BYTES_LEAST, FILE_BYTES_MOST),
                in.intBetween("files-max", 1, FILES_MAX),
                in.intBetween("lines-max", 1, 10_000)));
    }
}
