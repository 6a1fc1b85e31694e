package dev.hearth.load.process;

/** Configuration of nodes that are put under load rather than asked for good manners. */
public final class LoadLimits {

    /** What a person may do is raised far above what a test does; everything else stays as it is out of the box. */
    public static final String LIFTED = """
            hearth.gateway.limits {
              frames { per-second = 5000, burst = 5000 }
              commands { per-second = 1000, burst = 1000 }
              talk { per-second = 1000, burst = 1000 }
              join { per-minute = 10000, burst = 1000 }
            }
            """;

    private LoadLimits() {}
}
