package dev.hearth.observability;

import java.util.List;

/**
 * The answer to one question about a node.
 *
 * @param good whether it is yes
 * @param status the answer in one word
 * @param reasons why it is no, as words that do not change
 * @param degraded what is wrong although it is yes
 */
public record HealthAnswer(boolean good, String status, List<String> reasons, List<String> degraded) {

    public HealthAnswer {
        reasons = List.copyOf(reasons);
        degraded = List.copyOf(degraded);
    }
}
