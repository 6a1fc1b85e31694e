package dev.hearth.catalogue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hearth.catalogue.domain.Product;
import dev.hearth.config.InvalidSettings;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the products of a node: the starter set from the class path, or an operator's folder. Both hold an {@code
 * index.txt} that names one JSON file a line. The first problem stops the reading with one line that names the file, the
 * product and the field.
 */
public final class CatalogueFiles {

    /** Bytes of one file. */
    static final int FILE_BYTES_MAX = 4 << 20;

    /** Files named by one index. */
    static final int FILES_MAX = 32;

    /** Products in one file. */
    static final int PRODUCTS_MAX = 5_000;

    private static final String INDEX = "index.txt";
    private static final String STARTER_SET = "catalogue/";
    private static final Pattern FILE_NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,47}\\.json");

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxStringLength(1_000)
                            .maxNameLength(100)
                            .maxNumberLength(40)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Where files come from. */
    private interface Source {
        InputStream open(String name) throws IOException;
    }

    private final Source source;
    private final String place;
    private final List<Product> products = new ArrayList<>();
    private final Map<String, String> fileById = new HashMap<>();

    private CatalogueFiles(String directory) {
        this.source = source(directory);
        this.place = directory.isEmpty() ? "" : " in " + directory;
    }

    /**
     * Reads and checks everything.
     *
     * @throws InvalidSettings with one line that names the file, the product and the field
     */
    public static Catalogue read(CatalogueSettings settings) {
        var files = new CatalogueFiles(settings.directory());
        for (var name : files.index()) {
            files.readFile(name);
        }
        return Catalogue.of(files.products);
    }

    private static Source source(String directory) {
        return directory.isEmpty()
                ? CatalogueFiles::openBundled
                : name -> Files.newInputStream(Path.of(directory, name));
    }

    private static InputStream openBundled(String name) throws IOException {
        var in = CatalogueFiles.class.getClassLoader().getResourceAsStream(STARTER_SET + name);
        if (in == null) {
            throw new FileNotFoundException(name);
        }
        return in;
    }

    private List<String> index() {
        var names = new String(bytes(INDEX), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        if (names.isEmpty() || names.size() > FILES_MAX) {
            throw unusable(INDEX, "1 to " + FILES_MAX + " files, got " + names.size());
        }
        var seen = new HashSet<String>();
        for (var name : names) {
            if (!FILE_NAME.matcher(name).matches()) {
                throw unusable(INDEX, "names such as furniture.json, got " + JsonFields.shortened(name));
            }
            if (!seen.add(name)) {
                throw unusable(INDEX, "each file once, got " + name + " twice");
            }
        }
        return names;
    }

    private void readFile(String file) {
        var number = 0;
        for (var product : list(file)) {
            number++;
            try {
                add(file, ProductReader.read(product));
            } catch (Fault fault) {
                throw unusable(file, which(product, number) + ": " + fault.text());
            }
        }
    }

    private void add(String file, Product product) {
        var before = fileById.putIfAbsent(product.id(), file);
        if (before != null) {
            throw new Fault("id", "unique, but " + before + " has it too");
        }
        products.add(product);
    }

    private List<JsonNode> list(String file) {
        try {
            var in = JsonFields.of(MAPPER.readTree(bytes(file)), "");
            var list = in.raw("products");
            if (!list.isArray() || list.size() > PRODUCTS_MAX) {
                throw in.fault("products", "a list of at most " + PRODUCTS_MAX);
            }
            in.end();
            var products = new ArrayList<JsonNode>(list.size());
            list.forEach(products::add);
            return products;
        } catch (Fault fault) {
            throw unusable(file, fault.text());
        } catch (JsonProcessingException e) {
            throw unusable(file, where(e) + JsonFields.shortened(e.getOriginalMessage()));
        } catch (IOException e) {
            throw unusable(file, "not JSON in UTF-8");
        }
    }

    private byte[] bytes(String file) {
        try (var in = source.open(file)) {
            var bytes = in.readNBytes(FILE_BYTES_MAX + 1);
            if (bytes.length > FILE_BYTES_MAX) {
                throw unusable(file, "at most " + FILE_BYTES_MAX + " bytes");
            }
            return bytes;
        } catch (NoSuchFileException | FileNotFoundException e) {
            throw unusable(file, "there is no such file" + place);
        } catch (IOException e) {
            throw unusable(file, "cannot be read" + place);
        }
    }

    /** An id names the product only if it can be one; otherwise its number in the file does. */
    private static String which(JsonNode product, int number) {
        var id = product.path("id").asText();
        return Product.isId(id) ? "product '" + id + "'" : "product " + number;
    }

    private static String where(JsonProcessingException e) {
        var location = e.getLocation();
        return location == null ? "" : "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
    }

    private static InvalidSettings unusable(String file, String problem) {
        return new InvalidSettings(List.of("catalogue: " + file + ": " + problem));
    }
}
