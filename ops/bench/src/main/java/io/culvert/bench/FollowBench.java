package io.culvert.bench;

import io.culvert.bench.ApiTenant.Kind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/** From an event to the clients that follow it as server-sent events: so many on one project, and spread over many. */
final class FollowBench {
    private static final int MOST = 1_000;
    private static final int PROJECTS = 100;
    private static final Duration TIME = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CulvertProcess culvert;
    private final List<ApiTenant> tenants;

    private FollowBench(CulvertProcess culvert) {
        this.culvert = culvert;
        this.tenants = IntStream.range(0, PROJECTS)
                .mapToObj(number -> new ApiTenant(culvert.api(), project(number)))
                .toList();
    }

    static void run() throws Exception {
        List<String> options = List.of(
                "--culvert.agent.enabled=false",
                // Those of the round before are seen to be gone only when something is sent to them.
                "--server.tomcat.max-connections=" + 10 * MOST,
                "--culvert.limits.followers=" + 10 * MOST,
                "--culvert.limits.followers-per-project=" + 10 * MOST,
                "--culvert.quotas.ikepolicy=-1");
        try (Folder folder = Folder.make();
                CulvertProcess culvert = CulvertProcess.start(folder.path(), options)) {
            FollowBench bench = new FollowBench(culvert);
            bench.follow(1, 1, 20); // warms all up
            for (int round = 0; round < 3; round++) {
                bench.follow(100, 1, 10);
                bench.follow(MOST, PROJECTS, 100);
                bench.follow(MOST, 1, 2);
            }
        }
    }

    /** @param perSecond events of all projects together, a command each */
    private void follow(int clients, int projects, int perSecond) throws Exception {
        List<String> followed =
                IntStream.range(0, projects).mapToObj(FollowBench::project).toList();
        try (Followers followers = Followers.of(culvert.api(), followed, clients)) {
            await(() -> followers.greeted() == clients, "only %d of the clients were let in", followers::greeted);
            Duration before = culvert.cpu();
            int events = (int) (TIME.toSeconds() * perSecond);
            long began = System.nanoTime();
            for (int each = 0; each < events; each++) {
                LockSupport.parkNanos(began + each * 1_000_000_000L / perSecond - System.nanoTime());
                tenants.get(each % projects).create(Kind.IKE_POLICY);
            }
            int expected = events * (clients / projects);
            await(() -> followers.arrived() >= expected, "only %d arrived", followers::arrived);
            Print.line(
                    "%4d clients on %3d projects, %3d events/s: %s; %d of %d arrived, %.1f s of CPU in %d s",
                    clients,
                    projects,
                    perSecond,
                    followers.latencies().percentiles(),
                    followers.arrived(),
                    expected,
                    culvert.cpu().minus(before).toMillis() / 1e3,
                    TIME.toSeconds());
        }
    }

    private static void await(BooleanSupplier there, String otherwise, IntSupplier count) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(otherwise.formatted(count.getAsInt()));
            }
            Thread.sleep(20);
        }
    }

    private static String project(int number) {
        return "follow" + number;
    }
}
