package io.culvert.acceptance.failover;

import io.culvert.acceptance.Installation;
import io.culvert.acceptance.crash.Launched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One of several hosts on this machine: an agent of its own, with namespaces and charons of its own. */
final class HostProcess implements AutoCloseable {
    /** Of the first host's processes; each has a group of its own, to be told apart by. */
    private static final AtomicInteger GROUPS = new AtomicInteger(61_234);

    private final String name;
    private final String prefix;
    private final int group = GROUPS.getAndIncrement();
    private final Path folder;
    private final Launched agent;

    /**
     * Enrolled and running.
     *
     * @param prefix of the names of its namespaces
     * @param hostsPort where it asks for what hosts ask for
     */
    HostProcess(Installation culvert, Path folder, String name, String prefix, int hostsPort) throws IOException {
        this.name = name;
        this.prefix = prefix;
        this.folder = Files.createDirectories(folder);
        Files.createDirectories(folder.resolve("state"));
        Files.writeString(folder.resolve("state/enrolment-token"), culvert.invite(name));
        this.agent = Launched.service(
                        name,
                        folder,
                        "io.culvert.agent.AgentMain",
                        List.of(
                                "--set",
                                "culvert.agent.host-id=" + name,
                                "--set",
                                "culvert.agent.run-dir=" + folder.resolve("run"),
                                "--set",
                                "culvert.agent.namespace-prefix=" + prefix,
                                "--set",
                                "culvert.agent.state-dir=" + folder.resolve("state"),
                                "--set",
                                "culvert.agent.hosts-url=https://127.0.0.1:" + hostsPort,
                                "--set",
                                "culvert.kafka.bootstrap-servers=" + culvert.endpoint("kafka")))
                .inGroup(group);
        agent.start();
    }

    String name() {
        return name;
    }

    /** Of the names of its namespaces. */
    String prefix() {
        return prefix;
    }

    int group() {
        return group;
    }

    boolean runsCharon(String router) {
        return !charons(router).isEmpty();
    }

    /** The charons that the agent of this host started for the router; more than one is a fault. */
    List<ProcessHandle> charons(String router) {
        String variable = "STRONGSWAN_CONF=" + folder.resolve("run").resolve(router) + "/";
        return ProcessHandle.allProcesses()
                .filter(process -> isCharon(process, variable))
                .toList();
    }

    private static boolean isCharon(ProcessHandle process, String variable) {
        try {
            Path proc = Path.of("/proc", String.valueOf(process.pid()));
            return Files.readString(proc.resolve("comm")).startsWith("charon")
                    && Files.readString(proc.resolve("environ")).contains(variable);
        } catch (IOException e) {
            return false;
        }
    }

    /** The charons go on. */
    void killsAgent() {
        agent.kill();
    }

    /** As a power cut does: the agent and the charon of that router end, and nobody is told. */
    void dies(String router) {
        killsAgent();
        charons(router).forEach(ProcessHandle::destroyForcibly);
    }

    void startsAgain() {
        agent.start();
    }

    @Override
    public void close() {
        agent.close();
        ProcessHandle.allProcesses()
                .filter(process -> isCharon(process, "STRONGSWAN_CONF=" + folder.resolve("run") + "/"))
                .forEach(ProcessHandle::destroyForcibly);
    }
}
