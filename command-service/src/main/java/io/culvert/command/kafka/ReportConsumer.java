package io.culvert.command.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.culvert.command.follow.Standing;
import io.culvert.command.follow.Watched;
import io.culvert.command.port.Commands;
import io.culvert.command.port.EventLog;
import io.culvert.command.port.UnavailableException;
import io.culvert.events.connect.BusSettings;
import io.culvert.events.report.HostReport;
import io.culvert.events.value.HostId;
import io.culvert.events.wire.Reports;
import io.culvert.events.wire.Topics;
import io.culvert.events.wire.UnreadableException;
import io.culvert.events.wire.WireMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the agents' reports into the domain; a report is done with when the events that it led to are durable. */
public final class ReportConsumer implements Watched, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReportConsumer.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Map<String, Object> settings;
    private final BusSettings bus;
    private final Recording recording;
    private final Function<WireMessage, Optional<HostId>> origins;
    private final Thread thread;
    private final AtomicLong unreadable = new AtomicLong();
    private final AtomicLong unproven = new AtomicLong();
    private volatile boolean closed;
    private volatile String trouble = "not started";
    private volatile @Nullable Consumer<String, String> consumer;

    private ReportConsumer(
            BusSettings bus, String instance, Recording recording, Function<WireMessage, Optional<HostId>> origins) {
        this.bus = bus;
        this.settings = settings(bus, instance);
        this.recording = recording;
        this.origins = origins;
        this.thread = Thread.ofPlatform().name("culvert-reports").unstarted(this::run);
    }

    /**
     * @param instance names this process, the same after a restart, so that it gets its partitions back at once
     * @param origins the host that a report is from, as far as that is proven
     */
    public static ReportConsumer start(
            BusSettings bus,
            String instance,
            EventLog log,
            Commands commands,
            Function<WireMessage, Optional<HostId>> origins) {
        ReportConsumer reports = new ReportConsumer(bus, instance, new Recording(log, commands), origins);
        reports.thread.start();
        return reports;
    }

    @Override
    public String name() {
        return "reports";
    }

    @Override
    public Standing standing() {
        boolean well = thread.isAlive() && trouble.isEmpty();
        return new Standing(
                well, well ? "running, " + unreadable + " unreadable, " + unproven + " of unproven origin" : trouble);
    }

    @Override
    public void close() {
        closed = true;
        Consumer<String, String> open = consumer;
        if (open == null) {
            thread.interrupt();
        } else {
            // An interrupt would tear the consumer out of its farewell to the group.
            open.wakeup();
        }
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try {
                consume();
            } catch (InterruptedException | WakeupException e) {
                // Only close() interrupts or wakes.
                trouble = "stopped";
            } catch (RuntimeException e) {
                trouble = "failed: " + e.getMessage();
                if (!closed) {
                    LOG.error("reports not read, will try again", e);
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
        }
    }

    private void consume() throws InterruptedException {
        EventTopics.create(bus);
        try (Consumer<String, String> open =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            // From here on close() wakes it; should it have come before, the loop sees that it has.
            consumer = open;
            open.subscribe(List.of(Topics.REPORTS));
            trouble = "";
            while (!closed) {
                var records = open.poll(Duration.ofSeconds(1));
                if (!records.isEmpty()) {
                    take(records);
                    open.commitSync();
                }
            }
        }
    }

    private void take(ConsumerRecords<String, String> records) {
        List<Told> told = new ArrayList<>();
        records.forEach(record -> read(record).ifPresent(told::add));
        var _ = whenKnown(records.count() + " reports", () -> {
            recording.record(told);
            return told;
        });
    }

    private Optional<Told> read(ConsumerRecord<String, String> record) {
        String place = record.topic() + "-" + record.partition() + "@" + record.offset();
        try {
            WireMessage message = message(record);
            HostReport report = Reports.read(message);
            return isFrom(report.hostId(), message, place) ? Optional.of(new Told(report, place)) : Optional.empty();
        } catch (UnreadableException e) {
            // Unlike events, reports carry no history: the next one tells the same again, and better.
            unreadable.incrementAndGet();
            LOG.error("report {} is unreadable, skipped", place, e);
            return Optional.empty();
        }
    }

    private boolean isFrom(HostId host, WireMessage message, String place) {
        Optional<HostId> origin = whenKnown(place, () -> origins.apply(message));
        if (origin.filter(host::equals).isPresent()) {
            return true;
        }
        long so = unproven.incrementAndGet();
        // Whoever sends many is told of seldom.
        if (Long.bitCount(so) == 1) {
            LOG.warn(
                    "report {} says it is from host {}, and is from {}; skipped, as {} so far",
                    place,
                    host,
                    origin.map(HostId::value).orElse("nobody knows whom"),
                    so);
        }
        return false;
    }

    /** Waits for as long as the store is away. */
    private <T> T whenKnown(String report, Supplier<T> answer) {
        while (!closed) {
            try {
                return answer.get();
            } catch (UnavailableException e) {
                LOG.warn("{} waits for the log: {}", report, e.getMessage());
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        throw new WakeupException();
    }

    private static WireMessage message(ConsumerRecord<String, String> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        String key = record.key() == null ? "" : record.key();
        String body = record.value() == null ? "" : record.value();
        return new WireMessage(key, headers, body);
    }

    private static Map<String, Object> settings(BusSettings bus, String instance) {
        return bus.with(Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                "culvert-command",
                ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                instance,
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                10_000,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                500,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest"));
    }
}
