package io.culvert.bench;

import io.culvert.bench.ApiTenant.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The API as clients see it, all of Culvert in one process and every answer durable; clients and Culvert share the
 * machine. The warm-up shows each thing right after it was made: a read after a write that does not find it ends the run.
 */
final class ApiBench {
    private static final int[] CLIENTS = {1, 8, 64};
    private static final int[] OBJECTS = {100, 10_000};
    private static final int TENANTS = 64;
    /** Creations that these are to make together. */
    private static final int PER_SECOND = 600;

    private static final int RUNS = 5;
    private static final int[] LISTED = {1_000, 10_000, 100_000};
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("culvert.bench.seconds", 3));
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    private final CulvertProcess culvert;

    private ApiBench(CulvertProcess culvert) {
        this.culvert = culvert;
    }

    static void run() throws Exception {
        try (Folder folder = Folder.make();
                CulvertProcess culvert = CulvertProcess.start(folder.path())) {
            ApiBench bench = new ApiBench(culvert);
            bench.warmUp();
            bench.oneProject();
            bench.manyProjects();
            bench.pages();
        }
    }

    private void warmUp() throws Exception {
        ApiTenant tenant = new ApiTenant(culvert.api(), "warm-up");
        for (Kind kind : Kind.values()) {
            ApiLoad.of(culvert, 8, WARM_UP.dividedBy(Kind.values().length), _ -> {
                String made = tenant.create(kind);
                tenant.client().show(kind.path() + "/" + made);
                tenant.client().show(kind.path() + "?limit=100");
                tenant.client().delete(kind.path() + "/" + made);
                return true;
            });
        }
    }

    private void oneProject() throws Exception {
        for (int objects : OBJECTS) {
            ApiTenant tenant = new ApiTenant(culvert.api(), "of" + objects);
            for (Kind kind : Kind.values()) {
                List<String> ids = tenant.fill(kind, objects);
                for (int clients : CLIENTS) {
                    Print.line("%n%d of %s, %d clients, one project", objects, kind.plural(), clients);
                    four(clients, List.of(tenant), kind, ids);
                }
            }
        }
    }

    private void manyProjects() throws Exception {
        List<ApiTenant> tenants = IntStream.range(0, TENANTS)
                .mapToObj(i -> new ApiTenant(culvert.api(), "many" + i))
                .toList();
        Print.line("%n%s, %d clients on as many projects", Kind.CONNECTION.plural(), TENANTS);
        four(TENANTS, tenants, Kind.CONNECTION, List.of());
        atOneRate(tenants);
    }

    private void atOneRate(List<ApiTenant> tenants) throws Exception {
        List<Queue<String>> made = made(TENANTS);
        for (int run = 0; run < RUNS; run++) {
            ApiLoad.at(
                            culvert,
                            PER_SECOND,
                            TENANTS,
                            TIME.multipliedBy(3),
                            client -> made.get(client).add(tenants.get(client).create(Kind.CONNECTION)))
                    .print("at " + PER_SECOND);
        }
        var _ = deleted(tenants, Kind.CONNECTION, made);
    }

    /** Each client creates in a project of the list, shows and lists; what was created is deleted. */
    private void four(int clients, List<ApiTenant> tenants, Kind kind, List<String> present) throws Exception {
        List<Queue<String>> made = made(clients);
        said("create", clients, TIME, client -> {
            ApiTenant tenant = tenants.get(client % tenants.size());
            made.get(client).add(tenant.create(kind));
        });
        List<List<String>> known = made.stream()
                .map(mine -> present.isEmpty() ? List.copyOf(mine) : present)
                .toList();
        said("show", clients, TIME, client -> {
            List<String> ids = known.get(client);
            String id = ids.get(ThreadLocalRandom.current().nextInt(ids.size()));
            tenants.get(client % tenants.size()).client().show(kind.path() + "/" + id);
        });
        said(
                "list 100",
                clients,
                TIME,
                client -> tenants.get(client % tenants.size()).client().show(kind.path() + "?limit=100"));
        deleted(tenants, kind, made).print("delete");
    }

    /** What each client has made. */
    private static List<Queue<String>> made(int clients) {
        return Stream.<Queue<String>>generate(ConcurrentLinkedQueue::new)
                .limit(clients)
                .toList();
    }

    private ApiLoad deleted(List<ApiTenant> tenants, Kind kind, List<Queue<String>> made) throws Exception {
        return ApiLoad.of(culvert, made.size(), TIME.multipliedBy(20), client -> {
            String id = made.get(client).poll();
            if (id != null) {
                tenants.get(client % tenants.size()).client().delete(kind.path() + "/" + id);
            }
            return id != null;
        });
    }

    private void pages() throws Exception {
        Print.line("%na page of 100 connections, 8 clients, one project");
        ApiTenant tenant = new ApiTenant(culvert.api(), "pages");
        List<String> ids = new ArrayList<>();
        for (int objects : LISTED) {
            ids.addAll(tenant.fill(Kind.CONNECTION, objects - ids.size()));
            said("of " + objects, 8, TIME.multipliedBy(2), _ -> {
                String marker = ids.get(ThreadLocalRandom.current().nextInt(ids.size()));
                tenant.client().show(Kind.CONNECTION.path() + "?limit=100&marker=" + marker);
            });
            for (int clients : new int[] {1, 8}) {
                GraphPages graph = new GraphPages(tenant.client(), clients);
                said("graph, " + clients, clients, TIME.multipliedBy(2), graph::next);
            }
        }
    }

    private void said(String what, int clients, Duration time, IntConsumer request) throws Exception {
        ApiLoad.of(culvert, clients, time, client -> {
                    request.accept(client);
                    return true;
                })
                .print(what);
    }
}
