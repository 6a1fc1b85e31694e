package dev.hearth.load.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MembershipTest {

    private static final String THREE = """
            {"leader":"pekko://hearth@127.0.0.1:7355","oldest":"pekko://hearth@127.0.0.2:7355","members":[
            {"node":"pekko://hearth@127.0.0.1:7355","nodeUid":"11","status":"Up","roles":["world"]},
            {"node":"pekko://hearth@127.0.0.2:7355","nodeUid":"-22","status":"Up","roles":["world"]},
            {"node":"pekko://hearth@127.0.0.3:7355","nodeUid":"33","status":"Up","roles":["world"]}],
            "unreachable":[]}""";

    @Test
    void readsWhoBelongsToTheCluster() throws Exception {
        Membership three = Membership.parse(THREE);
        assertThat(three.members()).containsEntry("127.0.0.2:7355", new Membership.Member("-22", "Up"));
        assertThat(three.oldest()).contains("127.0.0.2:7355");
        assertThat(three.whole(3)).isTrue();
        assertThat(three.up("127.0.0.2:7355")).isTrue();
        assertThat(three.up("127.0.0.4:7355")).isFalse();
        assertThat(three.whole(2)).isFalse();
    }

    @Test
    void whoCannotBeReachedIsStillAMember() throws Exception {
        Membership before = Membership.parse(THREE);
        Membership later = Membership.parse(
                THREE.replace(
                        "\"unreachable\":[]",
                        "\"unreachable\":[{\"node\":\"pekko://hearth@127.0.0.3:7355\",\"observedBy\":[\"pekko://hearth@127.0.0.1:7355\"]}]"));
        assertThat(later.unreachable()).containsExactly("127.0.0.3:7355");
        assertThat(later.whole(3)).isFalse();
        assertThat(before.sameMembers(later)).isTrue();
    }

    @Test
    void anotherProcessAtTheSameAddressIsAChange() throws Exception {
        Membership before = Membership.parse(THREE);
        assertThat(before.sameMembers(Membership.parse(THREE.replace("\"33\"", "\"34\""))))
                .isFalse();
        Membership leaving = Membership.parse(THREE.replace("\"33\",\"status\":\"Up\"", "\"33\",\"status\":\"Down\""));
        assertThat(before.sameMembers(leaving)).isFalse();
        assertThat(leaving.whole(3)).isFalse();
    }

    @Test
    void whoStandsAloneHasNoOldest() throws Exception {
        Membership nobody = Membership.parse("{\"members\":[],\"unreachable\":[]}");
        assertThat(nobody.oldest()).isEmpty();
        assertThat(nobody.whole(1)).isFalse();
    }

    @Test
    void knowsInWhoseShardSomebodyIsAwake() throws Exception {
        Hosted hosted = Hosted.parse("{\"regions\":[{\"shardId\":\"" + Math.abs("tea".hashCode() % 128)
                + "\",\"numEntities\":2},{\"shardId\":\"" + Math.abs("attic".hashCode() % 128)
                + "\",\"numEntities\":0}]}");
        assertThat(hosted.has("tea")).isTrue();
        assertThat(hosted.has("attic")).isFalse();
        assertThat(hosted.has("cellar")).isFalse();
        assertThat(hosted.shards()).isEqualTo(2);
        assertThat(hosted.awake()).isEqualTo(2);
    }

    @Test
    void addsUpWhatBothEndsOfConnectionsSent() {
        assertThat(HearthCluster.sentBytes("""
                ESTAB 0 0 127.0.0.1:7355 127.0.0.1:40002
                \t cubic rto:201 bytes_sent:1500 bytes_acked:1500 bytes_received:70 segs_out:9
                ESTAB 0 0 127.0.0.1:40002 127.0.0.1:7355
                \t cubic rto:201 bytes_sent:70 bytes_acked:70 bytes_received:1500
                """)).isEqualTo(1_570);
        assertThat(HearthCluster.sentBytes("")).isZero();
    }
}
