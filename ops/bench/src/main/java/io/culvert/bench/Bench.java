package io.culvert.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the benchmarks that are named, or all. */
public final class Bench {
    /** One benchmark; prints as it goes. */
    interface Run {
        void run() throws Exception;
    }

    private static final Map<String, Run> ALL = new LinkedHashMap<>();

    static {
        ALL.put("appends", AppendBench::run);
        ALL.put("order", OrderBench::run);
        ALL.put("latency", LatencyBench::run);
        ALL.put("rebuild", RebuildBench::run);
        ALL.put("past", PastBench::run);
        ALL.put("long-log", LongLogBench::run);
        ALL.put("vault", VaultBench::run);
        ALL.put("api", ApiBench::run);
        ALL.put("overload", OverloadBench::run);
        ALL.put("follow", FollowBench::run);
        ALL.put("agent", AgentBench::run);
        ALL.put("agent-log", AgentLogBench::run);
        ALL.put("namespaces", NamespacesBench::run);
        ALL.put("tunnels", TunnelsBench::run);
        ALL.put("hitless", HitlessBench::run);
    }

    private Bench() {}

    /** @param arguments names of benchmarks; none means all */
    @SuppressWarnings("SystemExitOutsideMain") // what is embedded leaves threads behind
    public static void main(String[] arguments) {
        List<String> wanted = arguments.length == 0 ? List.copyOf(ALL.keySet()) : List.of(arguments);
        for (String name : wanted) {
            Run run = ALL.get(name);
            if (run == null) {
                Print.line("there is no benchmark '%s'; there are: %s", name, String.join(", ", ALL.keySet()));
                System.exit(2);
                return;
            }
            Print.line("%n== %s", name);
            try {
                run.run();
            } catch (Exception e) {
                Print.line("%s failed: %s", name, e);
                e.printStackTrace();
                System.exit(1);
            }
        }
        System.exit(0);
    }
}
