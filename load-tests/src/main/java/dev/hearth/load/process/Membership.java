package dev.hearth.load.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who belonged to the cluster at one moment, as one node saw it.
 *
 * @param members by address, {@code host:port}
 * @param unreachable addresses that somebody could not reach
 * @param oldest the address of the member that has been there longest; empty when nobody is
 */
public record Membership(Map<String, Member> members, Set<String> unreachable, Optional<String> oldest) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UP = "Up";

    /**
     * One member.
     *
     * @param uid another one after each start of its process
     * @param status such as {@code Up}
     */
    public record Member(String uid, String status) {}

    public Membership {
        members = Map.copyOf(members);
        unreachable = Set.copyOf(unreachable);
    }

    /** Reads what a node says at {@code /cluster/members}. */
    public static Membership parse(String text) throws JsonProcessingException {
        JsonNode said = JSON.readTree(text);
        Map<String, Member> members = new TreeMap<>();
        for (JsonNode member : said.path("members")) {
            members.put(
                    address(member.path("node").asText()),
                    new Member(
                            member.path("nodeUid").asText(),
                            member.path("status").asText()));
        }
        Set<String> unreachable = new TreeSet<>();
        said.path("unreachable")
                .forEach(one -> unreachable.add(address(one.path("node").asText())));
        String oldest = said.path("oldest").asText();
        return new Membership(members, unreachable, oldest.isEmpty() ? Optional.empty() : Optional.of(address(oldest)));
    }

    private static String address(String actorSystem) {
        return actorSystem.substring(actorSystem.indexOf('@') + 1);
    }

    /** Exactly so many members, all up and reached by everybody. */
    public boolean whole(long count) {
        return members.size() == count
                && unreachable.isEmpty()
                && members.values().stream().allMatch(member -> UP.equals(member.status()));
    }

    /** Whether the member at this address is up. */
    public boolean up(String address) {
        Member member = members.get(address);
        return member != null && UP.equals(member.status());
    }

    /** Whether nobody came, went or changed since; a member that could not be reached for a while is no change. */
    public boolean sameMembers(Membership later) {
        return members.equals(later.members);
    }
}
