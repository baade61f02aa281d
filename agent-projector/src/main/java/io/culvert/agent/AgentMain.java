package io.culvert.agent;

import io.culvert.agent.host.NameCache;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Runs an agent as a process of its own, as root. */
public final class AgentMain {
    private static final String LOGGING = "logback.configurationFile";
    private static final String HELP = """
            Usage: culvert-agent [--set name=value]...

            Carries out on this host what Culvert's events want of it. Needs root, charon-systemd and nft.
            Ending it leaves every tunnel as it is.

              culvert.agent.host-id             the name of this host in bindings (its host name)
              culvert.agent.run-dir             configurations and sockets of charons (/run/culvert)
              culvert.agent.namespace-prefix    of the names of routers' network namespaces (qrouter-)
              culvert.agent.state-dir           the agent's snapshot and lease (DATA/agent)
              culvert.agent.hosts-url           the command service's port for hosts (https://127.0.0.1:8443)
              culvert.agent.identity-dir        this host's key and certificate (STATE/identity)
              culvert.agent.enrolment-token-file
                                                a token of 'ops/culvert hosts invite', once (STATE/enrolment-token)
              culvert.agent.peer-names-seconds  between two looks at where the host name of a peer leads (30)
              culvert.agent.telemetry-seconds   between two looks at what tunnels are and carry, 0 for none (10)
              culvert.kafka.bootstrap-servers   (127.0.0.1:9092)
              culvert.kafka.properties-file     how to be let in there: security.*, sasl.*, ssl.* of Kafka's clients
              culvert.data-dir                  DATA above (./data); STATE is culvert.agent.state-dir
            """;

    private AgentMain() {}

    static Map<String, String> properties(String... args) {
        Map<String, String> properties = new HashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            if (!args[i].equals("--set") || i + 1 == args.length || args[i + 1].indexOf('=') < 1) {
                throw new IllegalArgumentException("'" + args[i] + "' is not understood; --help tells what is");
            }
            String[] setting = args[i + 1].split("=", 2);
            properties.put(setting[0], setting[1]);
        }
        return properties;
    }

    /** Runs until the process is told to end. */
    public static void main(String[] args) throws InterruptedException {
        if (List.of(args).contains("--help")) {
            System.out.print(HELP);
            return;
        }
        // Left alone, the logger would write down each fetch of Kafka's clients.
        if (System.getProperty(LOGGING) == null) {
            System.setProperty(LOGGING, "io/culvert/agent/logback.xml");
        }
        NameCache.off();
        Agent agent;
        try {
            agent = Agent.of(AgentSettings.of(properties(args)));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        Thread main = Thread.currentThread();
        CountDownLatch end = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            end.countDown();
            try {
                main.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        agent.start();
        end.await();
        agent.close();
    }
}
