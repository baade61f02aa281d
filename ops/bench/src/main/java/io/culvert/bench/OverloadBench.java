package io.culvert.bench;

import io.culvert.bench.ApiTenant.Kind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Ten times the writes that Culvert can do: what it answers, what memory it takes, and how soon it is itself again. Clients
 * come at their own pace, whatever becomes of those before them, as crowds do. The bar: answers of 2xx, 429 and 503 alone,
 * resident memory within 20 %, p99 as before within 10 s.
 */
final class OverloadBench {
    private static final Duration OVERLOAD =
            Duration.ofSeconds(Integer.getInteger("culvert.bench.overload-seconds", 120));
    private static final Duration CALM = Duration.ofSeconds(Integer.getInteger("culvert.bench.calm-seconds", 20));
    private static final int TIMES = 10;
    private static final int TENANTS = 8;
    private static final int CONNECTIONS = 50;
    private static final int CAPACITY_CLIENTS = 64;
    private static final int CALM_CLIENTS = 4;

    /** A request for which there is no connection left is told apart: it was not asked. */
    private static final int MOST_UNDER_WAY = 1_500;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CulvertProcess culvert;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final List<String> paths = new ArrayList<>();
    private final List<ApiTenant> tenants;

    private OverloadBench(CulvertProcess culvert) {
        this.culvert = culvert;
        this.tenants = IntStream.range(0, TENANTS)
                .mapToObj(i -> new ApiTenant(culvert.api(), "crowd" + i))
                .toList();
        for (ApiTenant tenant : tenants) {
            tenant.fill(Kind.CONNECTION, CONNECTIONS).forEach(id -> paths.add(Kind.CONNECTION.path() + "/" + id));
        }
    }

    static void run() throws Exception {
        try (Folder folder = Folder.make();
                CulvertProcess culvert = CulvertProcess.start(folder.path())) {
            new OverloadBench(culvert).all();
        }
    }

    private void all() throws Exception {
        writes(CAPACITY_CLIENTS, CALM);
        ApiLoad capacity = writes(CAPACITY_CLIENTS, CALM);
        capacity.print("capacity");
        double perSecond = capacity.latencies().count() * 1e9 / capacity.wall().toNanos();
        ApiLoad before = writes(CALM_CLIENTS, CALM);
        before.print("calm");
        double usual = before.latencies().millis(0.99);
        long live = culvert.jvm().liveHeapKiB();
        long resident = culvert.jvm().residentKiB();
        crowd(TIMES * perSecond);
        long ended = System.nanoTime();
        long most = culvert.jvm().residentKiB();
        Print.line("  %s", recovered(usual, ended));
        Print.line(
                "  live heap %d MiB before, %d MiB after; resident memory %d MiB before, %d MiB at the end (the heap grows to"
                        + " what it may have)",
                live / 1024, culvert.jvm().liveHeapKiB() / 1024, resident / 1024, most / 1024);
    }

    private String recovered(double usual, long ended) throws Exception {
        for (int i = 0; i < 10; i++) {
            ApiLoad second = writes(CALM_CLIENTS, Duration.ofSeconds(2));
            double after = (System.nanoTime() - ended) / 1e9;
            second.print("after %2.0f s".formatted(after));
            if (second.latencies().millis(0.99) <= 1.5 * usual) {
                return "p99 back at %.1f ms (usual %.1f ms) within %.0f s"
                        .formatted(second.latencies().millis(0.99), usual, after);
            }
        }
        return "p99 is not back to the usual %.1f ms".formatted(usual);
    }

    private ApiLoad writes(int clients, Duration time) throws Exception {
        return ApiLoad.of(culvert, clients, time, _ -> {
            int i = ThreadLocalRandom.current().nextInt(paths.size());
            tenants.get(i / CONNECTIONS).client().call("PUT", paths.get(i), change(), 200);
            return true;
        });
    }

    private static String change() {
        return "{\"ipsec_site_connection\": {\"description\": \"d"
                + ThreadLocalRandom.current().nextLong() + "\"}}";
    }

    private void crowd(double perSecond) {
        Map<String, LongAdder> answers = new ConcurrentHashMap<>();
        Semaphore free = new Semaphore(MOST_UNDER_WAY);
        long began = System.nanoTime();
        long sent = 0;
        while (System.nanoTime() - began < OVERLOAD.toNanos()) {
            long due = (long) ((System.nanoTime() - began) / 1e9 * perSecond);
            for (; sent < due; sent++) {
                if (free.tryAcquire()) {
                    ask(free, answers);
                } else {
                    count(answers, "not asked: " + MOST_UNDER_WAY + " under way");
                }
            }
            LockSupport.parkNanos(1_000_000);
        }
        free.acquireUninterruptibly(MOST_UNDER_WAY);
        Print.line("  %d requests in %d s, %.0f/s: %s", sent, OVERLOAD.toSeconds(), perSecond, new TreeMap<>(answers));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // whatever becomes of it is counted
    private void ask(Semaphore free, Map<String, LongAdder> answers) {
        int i = ThreadLocalRandom.current().nextInt(paths.size());
        HttpRequest request = HttpRequest.newBuilder(URI.create(culvert.api() + paths.get(i)))
                .timeout(PATIENCE)
                .header("X-Auth-Token", "crowd" + i / CONNECTIONS)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(change()))
                .build();
        http.sendAsync(request, BodyHandlers.discarding()).whenComplete((answer, failure) -> {
            count(answers, answer == null ? "no answer: " + reason(failure) : told(answer));
            free.release();
        });
    }

    private static String told(HttpResponse<Void> answer) {
        boolean later = answer.statusCode() == 503 || answer.statusCode() == 429;
        boolean says = answer.headers().firstValue("Retry-After").isPresent();
        return answer.statusCode() + (later && !says ? " without Retry-After" : "");
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getClass().getSimpleName() + " (" + cause.getMessage() + ")";
    }

    private static void count(Map<String, LongAdder> answers, String what) {
        answers.computeIfAbsent(what, _ -> new LongAdder()).increment();
    }
}
