package dev.hearth.observability;

import java.util.Set;

/**
 * Values of labels that are known before anything happens, so that every series can be there from the start.
 *
 * @param closeCodes numbers of closing that are told apart; all others are counted as one
 * @param commandTypes names of commands as they stand on the wire
 * @param version of the build that runs
 * @param commit it was built from
 */
public record MetricLabels(Set<Integer> closeCodes, Set<String> commandTypes, String version, String commit) {

    public MetricLabels {
        closeCodes = Set.copyOf(closeCodes);
        commandTypes = Set.copyOf(commandTypes);
    }
}
