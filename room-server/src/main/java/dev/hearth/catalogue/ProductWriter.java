package dev.hearth.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.catalogue.domain.Bone;
import dev.hearth.catalogue.domain.FurnitureForm;
import dev.hearth.catalogue.domain.PoseForm;
import dev.hearth.catalogue.domain.Product;
import dev.hearth.catalogue.domain.Slot;
import dev.hearth.catalogue.domain.WearableForm;
import java.util.Collection;

/** Writes products as clients get them: the format of the files, always in the same order and without what is usual. */
final class ProductWriter {
    private static final JsonMapper MAPPER = new JsonMapper();

    private ProductWriter() {}

    static byte[] json(Collection<Product> products) {
        var root = JsonNodeFactory.instance.objectNode();
        var list = root.putArray("products");
        products.forEach(product -> write(product, list.addObject()));
        try {
            return MAPPER.writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private static void write(Product product, ObjectNode out) {
        out.put("id", product.id()).put("name", product.name());
        out.put("kind", product.kind().wire());
        var tags = out.putArray("tags");
        product.tags().forEach(tags::add);
        out.put("rating", product.rating().wire());
        product.furniture().ifPresent(form -> furniture(form, out.putObject("furniture")));
        product.wearable().ifPresent(form -> wearable(form, out.putObject("wearable")));
        product.pose().ifPresent(form -> pose(form, out.putObject("pose")));
        if (!product.model().isEmpty()) {
            var model = out.putArray("model");
            product.model().forEach(primitive -> ModelWriter.write(primitive, model.addObject()));
        }
    }

    private static void furniture(FurnitureForm form, ObjectNode out) {
        out.put("node", form.node().wire());
        numbers(out.putArray("size"), form.width(), form.height(), form.depth());
        var seats = out.putArray("seats");
        form.seats().forEach(seat -> {
            var spot = seats.addObject();
            number(spot, "x", seat.x());
            number(spot, "z", seat.z());
            number(spot, "facing", seat.facing());
            spot.put("action", seat.action());
        });
    }

    private static void wearable(WearableForm form, ObjectNode out) {
        out.put("slot", form.slot().wire());
        var hides = out.putArray("hides");
        for (var slot : Slot.values()) {
            if (form.hides().contains(slot)) {
                hides.add(slot.wire());
            }
        }
    }

    private static void pose(PoseForm form, ObjectNode out) {
        out.put("kind", form.kind().wire());
        var joints = out.putObject("joints");
        for (var bone : Bone.values()) {
            var bend = form.joints().get(bone);
            if (bend != null) {
                numbers(joints.putArray(bone.wire()), bend.pitch(), bend.roll());
            }
        }
        form.beat().ifPresent(seconds -> number(out, "beat", seconds));
    }

    static void numbers(ArrayNode out, double... values) {
        for (double value : values) {
            if (isWhole(value)) {
                out.add((long) value);
            } else {
                out.add(value);
            }
        }
    }

    static void number(ObjectNode out, String field, double value) {
        if (isWhole(value)) {
            out.put(field, (long) value);
        } else {
            out.put(field, value);
        }
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value);
    }
}
