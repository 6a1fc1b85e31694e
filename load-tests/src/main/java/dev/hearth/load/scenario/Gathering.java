package dev.hearth.load.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.oracle.LoadRun;
import dev.hearth.load.plan.LoadProfile;
import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What all load scenarios have in common: one run, from its rooms to its verdict. Gatling finds a scenario by its class and
 * calls a method of it in the end, so this is a class to extend.
 */
abstract class Gathering extends Simulation {

    private final LoadRun run;
    private final Steps steps;

    Gathering(LoadProfile profile) {
        this(LoadRun.open(profile));
    }

    /** @param creation the command that makes a room with so many places, as many as are needed */
    Gathering(LoadProfile profile, IntFunction<ObjectNode> creation) {
        this(LoadRun.open(profile, creation));
    }

    private Gathering(LoadRun run) {
        this.run = run;
        this.steps = new Steps(run);
    }

    final LoadRun run() {
        return run;
    }

    final Steps steps() {
        return steps;
    }

    /** People who come, talk, and go. */
    final PopulationBuilder talkers() {
        return steps.talkers("people").injectOpen(steps.arrivals());
    }

    /**
     * The whole run: these people first, and when all of them have gone, the verdict.
     *
     * @param others who come and go beside them
     */
    final void judge(PopulationBuilder people, PopulationBuilder... others) {
        judge(steps.assertions(), people, others);
    }

    /** The same where Gatling must find something else. */
    final void judge(List<Assertion> assertions, PopulationBuilder people, PopulationBuilder... others) {
        List<PopulationBuilder> all = new ArrayList<>(List.of(others));
        all.add(0, steps.judged(people));
        setUp(all).protocols(steps.protocol()).assertions(assertions);
    }

    @Override
    public void after() {
        run.close();
    }
}
