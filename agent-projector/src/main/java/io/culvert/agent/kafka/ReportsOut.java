package io.culvert.agent.kafka;

import io.culvert.agent.port.Credentials;
import io.culvert.events.connect.BusSettings;
import io.culvert.events.host.SignedReports;
import io.culvert.events.report.HostReport;
import io.culvert.events.wire.Reports;
import io.culvert.events.wire.Topics;
import io.culvert.events.wire.WireMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends reports, signed, in the order in which they were given, for as long as it takes; whoever reports never waits.
 */
public final class ReportsOut implements Consumer<HostReport>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReportsOut.class);

    private final BlockingQueue<HostReport> waiting = new LinkedBlockingQueue<>();
    private final Credentials credentials;
    private final Producer<String, String> producer;
    private final Thread sender;

    public ReportsOut(BusSettings bus, Credentials credentials) {
        this.credentials = credentials;
        producer = new KafkaProducer<>(bus.with(Map.of(
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
                Long.MAX_VALUE)));
        sender = Thread.ofPlatform().name("culvert-reports").daemon().start(this::send);
    }

    @Override
    public void accept(HostReport report) {
        waiting.add(report);
    }

    private void send() {
        try {
            while (true) {
                WireMessage message = SignedReports.sign(Reports.write(waiting.take()), credentials.credential());
                ProducerRecord<String, String> out =
                        new ProducerRecord<>(Topics.REPORTS, message.key(), message.body());
                message.headers()
                        .forEach((name, value) -> out.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
                Future<RecordMetadata> _ = producer.send(out, (sent, failure) -> {
                    if (failure != null) {
                        LOG.error("reports: one of {} was not accepted by the broker", message.key(), failure);
                    }
                });
            }
        } catch (InterruptedException | InterruptException e) {
            LOG.debug("reports: sending ends");
        }
    }

    /** Waits at most 2 seconds for what is on its way. */
    @Override
    public void close() {
        sender.interrupt();
        producer.close(Duration.ofSeconds(2));
    }
}
