package io.culvert.agent.kafka;

import io.culvert.agent.port.Credentials;
import io.culvert.events.connect.BusSettings;
import io.culvert.events.host.SignedReports;
import io.culvert.events.report.HostReport;
import io.culvert.events.wire.Reports;
import io.culvert.events.wire.Topics;
import io.culvert.events.wire.WireMessage;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends reports, signed, in the order in which they were given, for as long as it takes; whoever reports never waits. What
 * the broker did not take is sent again later: should it be overtaken by then, its time shows that.
 */
public final class ReportsOut implements Consumer<HostReport>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReportsOut.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final BlockingQueue<HostReport> waiting = new LinkedBlockingQueue<>();
    private final Credentials credentials;
    private final Supplier<Producer<String, String>> producers;
    private final AtomicBoolean failed = new AtomicBoolean();
    private final Thread sender;
    private volatile Producer<String, String> producer;

    public ReportsOut(BusSettings bus, Credentials credentials) {
        this(() -> new KafkaProducer<>(settings(bus)), credentials);
    }

    /** @param producers a new one each, since one that has failed may never send again */
    ReportsOut(Supplier<Producer<String, String>> producers, Credentials credentials) {
        this.credentials = credentials;
        this.producers = producers;
        this.producer = producers.get();
        this.sender = Thread.ofPlatform().name("culvert-reports").daemon().start(this::work);
    }

    private static Map<String, Object> settings(BusSettings bus) {
        return bus.with(Map.of(
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                // A report that was given up would leave a wrong status standing until the next change.
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                Integer.MAX_VALUE,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                Long.MAX_VALUE));
    }

    @Override
    public void accept(HostReport report) {
        waiting.add(report);
    }

    private void work() {
        try {
            while (true) {
                HostReport next = waiting.take();
                if (failed.getAndSet(false)) {
                    Thread.sleep(PAUSE);
                    producer.close(Duration.ZERO);
                    producer = producers.get();
                }
                send(next);
            }
        } catch (InterruptedException | InterruptException e) {
            LOG.debug("reports: sending ends");
        }
    }

    private void send(HostReport report) throws InterruptedException {
        WireMessage message = SignedReports.sign(Reports.write(report), credentials.credential());
        ProducerRecord<String, String> out = Outgoing.to(Topics.REPORTS, message);
        try {
            Future<RecordMetadata> _ = producer.send(out, (sent, failure) -> {
                if (failure != null) {
                    again(report, failure);
                }
            });
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            again(report, e);
        }
    }

    private void again(HostReport report, Exception failure) {
        if (!failed.getAndSet(true)) {
            LOG.error("reports: the broker does not take them, and will be given them again", failure);
        }
        waiting.add(report);
    }

    /** Waits at most 2 seconds for what is on its way. */
    @Override
    public void close() {
        sender.interrupt();
        producer.close(Duration.ofSeconds(2));
    }
}
