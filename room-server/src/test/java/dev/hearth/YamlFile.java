package dev.hearth;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads YAML into records that know every field that may be there: a field that is misspelt fails the test. */
final class YamlFile {
    private static final ObjectMapper CAMEL = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final ObjectMapper SNAKE =
            CAMEL.copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

    private YamlFile() {}

    /** The documents of a file as maps and lists, with anchors resolved. A key that stands twice is an error. */
    static List<Object> documents(String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        var yaml = new Yaml(new SafeConstructor(options));
        var documents = new ArrayList<Object>();
        yaml.loadAll(text).forEach(documents::add);
        return documents;
    }

    /** For Kubernetes, whose fields are written {@code likeThis}. */
    static <T> T camel(Object tree, Class<T> type) {
        return CAMEL.convertValue(tree, type);
    }

    /** For Compose and Prometheus, whose fields are written {@code like_this}. */
    static <T> T snake(String text, Class<T> type) {
        return SNAKE.convertValue(documents(text).get(0), type);
    }
}
