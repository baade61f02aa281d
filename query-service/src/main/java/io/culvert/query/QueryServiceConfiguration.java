package io.culvert.query;

import io.culvert.events.connect.BusSettings;
import io.culvert.events.connect.StoreSettings;
import io.culvert.events.identity.Settings;
import io.culvert.query.images.Images;
import io.culvert.query.images.WholeHistory;
import io.culvert.query.kafka.EventFeed;
import io.culvert.query.kafka.TelemetryFeed;
import io.culvert.query.live.FollowLimits;
import io.culvert.query.live.FollowedTails;
import io.culvert.query.mongo.MongoCheckpoints;
import io.culvert.query.mongo.MongoEvictions;
import io.culvert.query.mongo.MongoGenerations;
import io.culvert.query.mongo.MongoHistory;
import io.culvert.query.mongo.MongoWriterClaim;
import io.culvert.query.mongo.QueryDatabase;
import io.culvert.query.past.PastStates;
import io.culvert.query.past.StoredAvailabilities;
import io.culvert.query.past.StoredChronicle;
import io.culvert.query.past.StoredConsequences;
import io.culvert.query.past.StoredFlights;
import io.culvert.query.port.Evictions;
import io.culvert.query.port.History;
import io.culvert.query.port.Past;
import io.culvert.query.port.Projects;
import io.culvert.query.port.Tunnels;
import io.culvert.query.port.ViewGenerations;
import io.culvert.query.port.WriterClaim;
import io.culvert.query.telemetry.LatestTunnels;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** The whole query side: views in MongoDB, fed from Kafka, and the reads over them. */
@Configuration(proxyBeanMethods = false)
@Import(ReadsConfiguration.class)
public class QueryServiceConfiguration {
    private static final Duration CLAIM = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofSeconds(20);

    @Bean
    QueryDatabase queryDatabase(Environment settings) {
        return QueryDatabase.open(
                StoreSettings.of(new Settings(settings::getProperty)),
                settings.getProperty("culvert.mongodb.views-database", "culvert_views"));
    }

    @Bean
    @ConditionalOnMissingBean
    BusSettings queryBusSettings(Environment settings) {
        return BusSettings.of(new Settings(settings::getProperty));
    }

    @Bean
    Images queryImages() {
        return new Images();
    }

    @Bean
    MongoGenerations queryGenerations(QueryDatabase database) {
        return new MongoGenerations(database);
    }

    @Bean
    MongoWriterClaim queryWriterClaim(QueryDatabase database, Environment settings) {
        return new MongoWriterClaim(database, InstanceName.of(settings::getProperty), Clock.systemUTC(), CLAIM);
    }

    @Bean
    MongoEvictions queryEvictions(QueryDatabase database) {
        return new MongoEvictions(database);
    }

    @Bean
    WholeHistory queryHistory(QueryDatabase database, ViewGenerations generations, EventFeed feed) {
        return new WholeHistory(new MongoHistory(database, generations), feed::unwritten);
    }

    @Bean
    PastStates queryPast(
            QueryDatabase database,
            ViewGenerations generations,
            Projects projects,
            History history,
            Evictions evictions) {
        return new PastStates(
                projects, history, new MongoCheckpoints(database, generations), evictions, Clock.systemUTC());
    }

    @Bean
    StoredChronicle queryChronicle(Projects projects, History history) {
        return new StoredChronicle(projects, history);
    }

    @Bean
    StoredAvailabilities queryAvailabilities(Projects projects, Past past, History history) {
        return new StoredAvailabilities(projects, past, history, Clock.systemUTC());
    }

    @Bean
    StoredFlights queryFlightRecorder(Projects projects, Past past, History history) {
        return new StoredFlights(projects, past, history);
    }

    @Bean
    StoredConsequences queryConsequences(Projects projects, Past past, StoredFlights flights) {
        return new StoredConsequences(projects, past, flights);
    }

    /** @throws IllegalArgumentException naming a setting that makes no sense; the operator can mend it */
    @Bean
    FollowedTails queryTails(Images images, History history, Evictions evictions, Environment settings) {
        FollowedTails tails = new FollowedTails(images, history, evictions, FollowLimits.of(settings::getProperty));
        images.listen(tails::wake);
        return tails;
    }

    /** They end before the web server waits for requests that are under way. */
    @Bean
    StreamsEnd queryStreamsEnd(FollowedTails tails) {
        return new StreamsEnd(tails::stop);
    }

    @Bean
    LatestTunnels queryTunnels(Projects projects) {
        return new LatestTunnels(projects, Clock.systemUTC());
    }

    @Bean(initMethod = "start")
    TelemetryFeed queryTelemetryFeed(BusSettings bus, LatestTunnels tunnels) {
        return new TelemetryFeed(bus, tunnels::take, Clock.systemUTC());
    }

    /** Where the operator wants a handful of series for each tunnel. */
    @Bean
    @ConditionalOnProperty("culvert.telemetry.prometheus")
    TunnelMetrics queryTunnelMetrics(Projects projects, Tunnels tunnels, PrometheusRegistry registry) {
        TunnelMetrics metrics = new TunnelMetrics(projects, tunnels);
        registry.register(metrics);
        return metrics;
    }

    @Bean(initMethod = "start")
    EventFeed queryEventFeed(
            Environment settings,
            BusSettings bus,
            ViewGenerations generations,
            WriterClaim claim,
            Evictions evictions,
            Images images) {
        return new EventFeed(
                bus,
                generations,
                claim,
                evictions,
                images,
                Clock.systemUTC(),
                settings.getProperty("culvert.query.rebuild", Boolean.class, false),
                GRACE);
    }
}
