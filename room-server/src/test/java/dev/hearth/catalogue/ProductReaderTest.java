package dev.hearth.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.catalogue.domain.Product;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every field of a product at its limits and one past them. A case changes one field of a good product. */
class ProductReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String CHAIR = "{'id':'chair','name':'Chair','kind':'furniture',"
            + "'furniture':{'node':'floor','size':[1,1,1],'seats':[{'x':0,'z':0,'facing':0,'action':'sit'}]},"
            + "'model':[{'shape':'box','at':[0,0,0],'size':[1,1,1],'colour':'#8a5a2b',"
            + "'pattern':{'kind':'stripes','colour':'#ffffff','scale':1},'yaw':0,'opacity':1}]}";
    private static final String SCARF = "{'id':'scarf','name':'Scarf','kind':'wearable',"
            + "'wearable':{'slot':'neck','hides':['hair']},"
            + "'model':[{'shape':'cylinder','at':[0,0,0],'radius':1,'height':1,'axis':'y','colour':'#8a5a2b','bone':'head'}]}";
    private static final String HALL = "{'id':'hall.v1','name':'Hall','kind':'shell',"
            + "'model':[{'shape':'extrusion','at':[0,0,0],'points':[[0,0],[1,0],[0,1]],'depth':1,'colour':'#8a5a2b'}]}";
    private static final String WAVE =
            "{'id':'wave','name':'Wave','kind':'pose','pose':{'kind':'gesture','joints':{'head':[0,0]},'beat':1}}";

    @ParameterizedTest(name = "{0} {1} = {2}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "/id; 'a'; good",
                "/id; 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'; good",
                "/id; 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'; id: 1 to 48",
                "/id; ''; id: 1 to 48",
                "/id; '-a'; id: 1 to 48",
                "/id; 'A'; id: 1 to 48",
                "/id; 7; id: 1 to 48",
                "/name; '  '; name: 1 to 60",
                "/name; null; name: 1 to 60",
                "/kind; 'hat'; kind: one of furniture, wearable, shell, pose, got \"hat\"",
                "/kind; 'wearable'; wearable: an object, got nothing",
                "/tags; ['a','b','c','d','e','f','g','h','i','j']; good",
                "/tags; ['a','b','c','d','e','f','g','h','i','j','k']; tags: 0 to 10 entries, got 11",
                "/tags; ['A']; tags[0]: 1 to 24",
                "/rating; 'adult'; good",
                "/rating; 'unfit'; rating: one of general, adult, got \"unfit\"",
                "/price; 7; price: unknown field",
                "/pose; {}; pose: unknown field",
                "/furniture; []; furniture: an object, got []",
                "/furniture/node; 'roof'; furniture.node: one of floor, wall, ceiling, got \"roof\"",
                "/furniture/node; 'wall'; furniture.seats: only on floor pieces",
                "/furniture/size; [0.01,8,0.01]; good",
                "/furniture/size; [0.009,8,1]; furniture.size[0]: 0.01 to 8, got 0.009",
                "/furniture/size; [1,8.001,1]; furniture.size[1]: 0.01 to 8, got 8.001",
                "/furniture/size; [1,1]; furniture.size: a list of 3 numbers, got [1,1]",
                "/furniture/size; [1,1,'1']; furniture.size[2]: 0.01 to 8, got \"1\"",
                "/furniture/wheels; 4; furniture.wheels: unknown field",
                "/furniture/seats/0/x; -8; good",
                "/furniture/seats/0/x; -8.01; furniture.seats[0].x: -8 to 8, got -8.01",
                "/furniture/seats/0/z; 8.01; furniture.seats[0].z: -8 to 8, got 8.01",
                "/furniture/seats/0/facing; 3.14159; good",
                "/furniture/seats/0/facing; 3.15; furniture.seats[0].facing: -pi to pi, got 3.15",
                "/furniture/seats/0/action; 'sit down'; furniture.seats[0].action: 1 to 24",
                "/furniture/seats/0/action; 'aaaaaaaaaaaaaaaaaaaaaaaa'; good",
                "/furniture/seats/0/action; 'aaaaaaaaaaaaaaaaaaaaaaaaa'; furniture.seats[0].action: 1 to 24",
                "/furniture/seats/0/y; 1; furniture.seats[0].y: unknown field",
                "/model; []; model: 1 to 64 entries, got 0",
                "/model; {}; model: a list, got {}",
                "/model/0; 7; model[0]: an object, got 7",
                "/model/0/shape; 'cone'; model[0].shape: one of box, cylinder, sphere, plane, extrusion, got \"cone\"",
                "/model/0/at; [-8,8,0]; good",
                "/model/0/at; [0,0,8.01]; model[0].at[2]: -8 to 8, got 8.01",
                "/model/0/at; [0,0,1e999]; model[0].at[2]: -8 to 8, got ",
                "/model/0/at; [0,0,null]; model[0].at[2]: -8 to 8, got null",
                "/model/0/size; [0.005,8,8]; good",
                "/model/0/size; [0,8,8]; model[0].size[0]: 0.005 to 8, got 0",
                "/model/0/size; [0.0049,8,8]; model[0].size[0]: 0.005 to 8, got 0.0049",
                "/model/0/size; [8.1,8,8]; model[0].size[0]: 0.005 to 8, got 8.1",
                "/model/0/colour; '#FFFFFF'; model[0].colour: #rrggbb in lower case",
                "/model/0/colour; 'red'; model[0].colour: #rrggbb in lower case",
                "/model/0/yaw; -3.15; model[0].yaw: -pi to pi, got -3.15",
                "/model/0/opacity; 0.1; good",
                "/model/0/opacity; 0.09; model[0].opacity: 0.1 to 1, got 0.09",
                "/model/0/opacity; 1.1; model[0].opacity: 0.1 to 1, got 1.1",
                "/model/0/radius; 1; model[0].radius: unknown field",
                "/model/0/bone; 'head'; model[0].bone: only on wearables",
                "/model/0/pattern/kind; 'stars'; model[0].pattern.kind: one of stripes, checks, dots, gradient",
                "/model/0/pattern/scale; 0.01; good",
                "/model/0/pattern/scale; 2; good",
                "/model/0/pattern/scale; 2.1; model[0].pattern.scale: 0.01 to 2, got 2.1",
                "/model/0/pattern/colour; 7; model[0].pattern.colour: #rrggbb in lower case",
                "/model/0/pattern/size; 7; model[0].pattern.size: unknown field",
            })
    void furniture(String path, String value, String outcome) throws JsonProcessingException {
        assertOutcome(CHAIR, path, value, outcome);
    }

    @ParameterizedTest(name = "{0} {1} = {2}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "/wearable/slot; 'tail'; wearable.slot: one of hair, face, glasses, ears, neck",
                "/wearable/hides; ['hair','top']; good",
                "/wearable/hides; ['neck']; wearable.hides: slots other than its own",
                "/wearable/hides; ['tail']; wearable.hides[0]: one of hair",
                "/wearable/hides; 'hair'; wearable.hides: a list, got \"hair\"",
                "/wearable/node; 'floor'; wearable.node: unknown field",
                "/model/0/bone; 'arm-left'; good",
                "/model/0/bone; 'tail'; model[0].bone: one of root, torso, head",
                "/model/0/axis; 'x'; good",
                "/model/0/axis; 'w'; model[0].axis: one of x, y, z, got \"w\"",
                "/model/0/radius; 8.01; model[0].radius: 0.005 to 8, got 8.01",
                "/model/0/height; 0.004; model[0].height: 0.005 to 8, got 0.004",
            })
    void wearables(String path, String value, String outcome) throws JsonProcessingException {
        assertOutcome(SCARF, path, value, outcome);
    }

    @ParameterizedTest(name = "{0} {1} = {2}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "/model/0/at; [64,-1,0]; good",
                "/model/0/at; [64.1,0,0]; model[0].at[0]: -1 to 64, got 64.1",
                "/model/0/at; [0,-1.1,0]; model[0].at[1]: -1 to 64, got -1.1",
                "/model/0/depth; 64; good",
                "/model/0/depth; 64.1; model[0].depth: 0.005 to 64, got 64.1",
                "/model/0/points; [[0,0],[1,0]]; model[0].points: 3 to 32 entries, got 2",
                "/model/0/points; [[0,0],[1,0],[0,1,2]]; model[0].points[2]: a list of 2 numbers",
                "/model/0/points; [[0,0],[1,0],[0,65]]; model[0].points[2][1]: -64 to 64, got 65",
                "/model/0/axis; 'y'; good",
            })
    void shells(String path, String value, String outcome) throws JsonProcessingException {
        assertOutcome(HALL, path, value, outcome);
    }

    @ParameterizedTest(name = "{0} {1} = {2}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "/pose/kind; 'dance'; good",
                "/pose/kind; 'jump'; pose.kind: one of pose, gesture, dance, got \"jump\"",
                "/pose/kind; 'pose'; pose.beat: only on gestures and dances",
                "/pose/beat; 0.2; good",
                "/pose/beat; 4; good",
                "/pose/beat; 0.1; pose.beat: 0.2 to 4, got 0.1",
                "/pose/beat; 4.1; pose.beat: 0.2 to 4, got 4.1",
                "/pose/joints; {}; good",
                "/pose/joints; {'arm-left':[3.14,-3.14]}; good",
                "/pose/joints; {'arm-left':[3.15,0]}; pose.joints.arm-left[0]: -pi to pi, got 3.15",
                "/pose/joints; {'root':[0,0]}; pose.joints.root: unknown field",
                "/pose/joints; {'tail':[0,0]}; pose.joints.tail: unknown field",
                "/model; []; model: unknown field",
            })
    void poses(String path, String value, String outcome) throws JsonProcessingException {
        assertOutcome(WAVE, path, value, outcome);
    }

    @Test
    void namesAreCountedInCodePoints() throws JsonProcessingException {
        assertThat(ProductReader.read(changed(CHAIR, "/name", quoted("🪑".repeat(60))))
                        .name())
                .hasSize(120);
        assertRefused(changed(CHAIR, "/name", quoted("🪑".repeat(61))), "name: 1 to 60 code points");
    }

    @Test
    void aPieceHasAtMostEightSeats() throws JsonProcessingException {
        assertThat(ProductReader.read(repeated(CHAIR, "/furniture/seats", 8))
                        .furniture()
                        .orElseThrow()
                        .seats())
                .hasSize(8);
        assertRefused(repeated(CHAIR, "/furniture/seats", 9), "furniture.seats: 0 to 8 entries, got 9");
    }

    @Test
    void aModelHasAtMost64Primitives() throws JsonProcessingException {
        assertThat(ProductReader.read(repeated(SCARF, "/model", 64)).model()).hasSize(64);
        assertRefused(repeated(SCARF, "/model", 65), "model: 1 to 64 entries, got 65");
    }

    @Test
    void anOutlineHasAtMost32Points() throws JsonProcessingException {
        assertThat(ProductReader.read(repeated(HALL, "/model/0/points", 32)).model())
                .hasSize(1);
        assertRefused(repeated(HALL, "/model/0/points", 33), "model[0].points: 3 to 32 entries, got 33");
    }

    @Test
    void aModelHasAtMostSixteenKibibytes() throws JsonProcessingException {
        var outline = repeated(repeated(HALL, "/model/0/points", 32), "/model", 30);
        int spare = 16_384 - outline.at("/model").toString().length();
        var largest = withLongNumbers(outline.deepCopy(), spare);

        assertThat(largest.at("/model").toString()).hasSize(16_384);
        assertThat(ProductReader.read(largest).model()).hasSize(30);
        assertRefused(withLongNumbers(outline.deepCopy(), spare + 1), "model: at most 16384 bytes, got 16385");
    }

    @Test
    void whatIsWrittenIsReadAgain() throws JsonProcessingException {
        var products = List.of(read(CHAIR), read(SCARF), read(HALL), read(WAVE));
        var written = JSON.readTree(new String(Catalogue.of(products).json(), java.nio.charset.StandardCharsets.UTF_8));

        assertThat(written.path("products")).extracting(ProductReader::read).isEqualTo(products);
    }

    /** Lengthens a model by so many bytes: "1" becomes "1.0", "1.00" and so on, which stays one number. */
    private static JsonNode withLongNumbers(JsonNode product, int bytes) {
        int left = bytes;
        for (var primitive : product.at("/model")) {
            int digits = Math.min(left, 300);
            if (digits > 1) {
                ((ObjectNode) primitive).put("depth", new java.math.BigDecimal("1." + "0".repeat(digits - 2) + "1"));
                left -= digits;
            }
        }
        return product;
    }

    private static void assertOutcome(String product, String path, String value, String outcome)
            throws JsonProcessingException {
        var changed = changed(product, path, value);
        if (outcome.equals("good")) {
            assertThat(ProductReader.read(changed).model().isEmpty()).isEqualTo(product.equals(WAVE));
        } else {
            assertRefused(changed, outcome);
        }
    }

    private static void assertRefused(JsonNode product, String problem) {
        assertThatThrownBy(() -> ProductReader.read(product))
                .isInstanceOf(Fault.class)
                .hasMessageStartingWith(problem);
    }

    private static Product read(String product) throws JsonProcessingException {
        return ProductReader.read(json(product));
    }

    private static JsonNode changed(String product, String path, String value) throws JsonProcessingException {
        return changed(json(product), path, json(value));
    }

    private static JsonNode repeated(String product, String path, int times) throws JsonProcessingException {
        return repeated(json(product), path, times);
    }

    private static JsonNode repeated(JsonNode product, String path, int times) {
        var list = JSON.createArrayNode();
        for (int i = 0; i < times; i++) {
            list.add(product.at(path).get(0).deepCopy());
        }
        return changed(product, path, list);
    }

    private static JsonNode changed(JsonNode product, String path, JsonNode value) {
        int last = path.lastIndexOf('/');
        var parent = product.at(path.substring(0, last));
        var field = path.substring(last + 1);
        if (parent instanceof ArrayNode list) {
            list.set(Integer.parseInt(field), value);
        } else {
            ((ObjectNode) parent).set(field, value);
        }
        return product;
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
