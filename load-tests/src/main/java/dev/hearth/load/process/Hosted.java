package dev.hearth.load.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is awake on one node of one type, such as rooms.
 *
 * @param entities by shard; also shards in which nobody is awake
 */
public record Hosted(Map<String, Integer> entities) {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** As shipped: {@code hearth.cluster.shards}. */
    private static final int SHARDS = 128;

    public Hosted {
        entities = Map.copyOf(entities);
    }

    /** Reads what a node says at {@code /cluster/shards/<type>}. */
    public static Hosted parse(String text) throws JsonProcessingException {
        Map<String, Integer> entities = new TreeMap<>();
        for (JsonNode region : JSON.readTree(text).path("regions")) {
            entities.put(
                    region.path("shardId").asText(), region.path("numEntities").asInt());
        }
        return new Hosted(entities);
    }

    /** Whether this one may be awake here: its shard is here, and somebody in it. */
    public boolean has(String entity) {
        return entities.getOrDefault(Integer.toString(Math.abs(entity.hashCode() % SHARDS)), 0) > 0;
    }

    public int shards() {
        return entities.size();
    }

    /** All that are awake. */
    public int awake() {
        return entities.values().stream().mapToInt(Integer::intValue).sum();
    }
}
