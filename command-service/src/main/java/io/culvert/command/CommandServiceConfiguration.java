package io.culvert.command;

import io.culvert.command.axon.AxonCommands;
import io.culvert.command.changes.ChangeSetWatch;
import io.culvert.command.disclosure.DisclosureConfiguration;
import io.culvert.command.domain.Destinations;
import io.culvert.command.domain.InventoryKeeper;
import io.culvert.command.domain.Terms;
import io.culvert.command.follow.Watched;
import io.culvert.command.hosts.HostsConfiguration;
import io.culvert.command.hosts.TrustedHosts;
import io.culvert.command.identity.IdentityConfiguration;
import io.culvert.command.inventory.InventoryConfiguration;
import io.culvert.command.kafka.Relay;
import io.culvert.command.kafka.ReportConsumer;
import io.culvert.command.operator.OperatorConfiguration;
import io.culvert.command.placement.AgentsController;
import io.culvert.command.placement.HostLeases;
import io.culvert.command.placement.LeaseRules;
import io.culvert.command.placement.MoveRules;
import io.culvert.command.placement.Placement;
import io.culvert.command.port.Commands;
import io.culvert.command.port.DeadLetters;
import io.culvert.command.port.EventLog;
import io.culvert.command.port.HostRegistry;
import io.culvert.command.port.Leases;
import io.culvert.command.port.LogAudit;
import io.culvert.command.port.Owners;
import io.culvert.command.port.Past;
import io.culvert.command.port.Places;
import io.culvert.command.port.ReadSide;
import io.culvert.command.port.Requests;
import io.culvert.command.port.RouterHosts;
import io.culvert.command.port.RouterMoves;
import io.culvert.command.port.Snapshots;
import io.culvert.command.port.WebhookPlaces;
import io.culvert.command.rest.RestConfiguration;
import io.culvert.command.secrets.Rotation;
import io.culvert.command.secrets.Vault;
import io.culvert.command.secrets.VaultKeeper;
import io.culvert.command.secrets.key.KeyEncryption;
import io.culvert.command.secrets.key.KeyEncryptions;
import io.culvert.command.store.CommandDatabase;
import io.culvert.command.store.CommitLog;
import io.culvert.command.store.MongoDeadLetters;
import io.culvert.command.store.MongoHostRegistry;
import io.culvert.command.store.MongoLeases;
import io.culvert.command.store.MongoLogAudit;
import io.culvert.command.store.MongoPlaces;
import io.culvert.command.store.MongoRequests;
import io.culvert.command.store.MongoSnapshots;
import io.culvert.command.store.MongoWebhookPlaces;
import io.culvert.command.webhooks.WebhookDeliveries;
import io.culvert.command.webhooks.WebhookMeters;
import io.culvert.command.webhooks.WebhookSettings;
import io.culvert.events.connect.BusSettings;
import io.culvert.events.connect.StoreSettings;
import io.culvert.events.connect.TrustFile;
import io.culvert.events.identity.Settings;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Puts the command service together; Spring closes the parts in the opposite order. */
@Configuration(proxyBeanMethods = false)
@Import({
    RestConfiguration.class,
    IdentityConfiguration.class,
    OperatorConfiguration.class,
    DisclosureConfiguration.class,
    InventoryConfiguration.class,
    HostsConfiguration.class
})
public class CommandServiceConfiguration {
    private static final String LEASE = "culvert.placement.lease-seconds";
    private static final String PREPARE = "culvert.placement.prepare-seconds";

    @Bean
    CommandDatabase commandDatabase(Environment settings, @Value("${culvert.mongodb.database:culvert}") String name) {
        return CommandDatabase.connect(StoreSettings.of(new Settings(settings::getProperty)), name);
    }

    @Bean
    CommitLog commitLog(CommandDatabase database) {
        return CommitLog.open(database);
    }

    @Bean
    Snapshots snapshots(CommandDatabase database) {
        return new MongoSnapshots(database);
    }

    @Bean
    Past past(EventLog log, Snapshots snapshots) {
        return new LoggedPast(log, snapshots);
    }

    @Bean
    Requests requests(CommandDatabase database) {
        return new MongoRequests(database, Clock.systemUTC());
    }

    @Bean
    Places places(CommandDatabase database, @Value("${culvert.data-dir:./data}") Path dataDir) {
        return new MongoPlaces(database, InstanceId.in(dataDir), Clock.systemUTC());
    }

    @Bean
    Commands commands(EventLog log, Snapshots snapshots, Terms terms) {
        return new AxonCommands(log, snapshots, terms);
    }

    @Bean
    KeyEncryption keyEncryption(Environment settings) {
        return KeyEncryptions.of(settings::getProperty, System::getenv);
    }

    @Bean
    Vault vault(CommandDatabase database, KeyEncryption keeper, @Value("${culvert.data-dir:./data}") Path dataDir) {
        return Vault.open(database.handle(), keeper, InstanceId.in(dataDir), Clock.systemUTC());
    }

    @Bean
    Rotation keyRotation(Vault vault, Places places) {
        return Rotation.start(vault, places);
    }

    @Bean
    HostRegistry hostRegistry(CommandDatabase database) {
        return new MongoHostRegistry(database);
    }

    @Bean
    DeadLetters deadLetters(CommandDatabase database) {
        return new MongoDeadLetters(database);
    }

    @Bean
    VaultKeeper vaultKeeper(Vault vault, EventLog log, Commands commands, Places places, DeadLetters letters) {
        return VaultKeeper.start(vault, log, commands, places, letters, Clock.systemUTC());
    }

    @Bean
    Leases leases(CommandDatabase database) {
        return new MongoLeases(database, Clock.systemUTC());
    }

    @Bean
    HostLeases hostLeases(Leases leases, Environment settings) {
        int seconds = new Settings(settings::getProperty).number(LEASE, 30, 0, 3_600);
        if (seconds != 0 && seconds < LeaseRules.SHORTEST_SECONDS) {
            throw new IllegalArgumentException(
                    LEASE + " is " + seconds + ", not 0 or at least " + LeaseRules.SHORTEST_SECONDS);
        }
        return new HostLeases(leases, LeaseRules.of(seconds));
    }

    @Bean
    Placement placement(
            EventLog log, Commands commands, DeadLetters letters, HostLeases hosts, Environment settings, Terms terms) {
        RouterHosts.Whereabouts untold = terms.inventory() == InventoryKeeper.OWN
                ? new RouterHosts.Whereabouts.Anywhere()
                : new RouterHosts.Whereabouts.Unknown();
        MoveRules moves = MoveRules.of(new Settings(settings::getProperty).number(PREPARE, 20, 0, 600));
        return Placement.start(log, commands, letters, Clock.systemUTC(), hosts, moves, untold);
    }

    @Bean
    ChangeSetWatch changeSetWatch(EventLog log, Commands commands, Past past) {
        return ChangeSetWatch.start(log, commands, past, Clock.systemUTC());
    }

    @Bean
    WebhookPlaces webhookPlaces(CommandDatabase database) {
        return new MongoWebhookPlaces(database);
    }

    @Bean
    @ConditionalOnProperty(name = "culvert.webhooks.enabled", matchIfMissing = true)
    WebhookDeliveries webhookDeliveries(
            EventLog log,
            Commands commands,
            Vault vault,
            WebhookPlaces webhooks,
            Places places,
            Environment settings,
            Destinations destinations) {
        WebhookSettings how = WebhookSettings.of(new Settings(settings::getProperty), destinations);
        return WebhookDeliveries.start(log, commands, vault, webhooks, places, how, Clock.systemUTC());
    }

    @Bean
    @ConditionalOnProperty(name = "culvert.webhooks.enabled", matchIfMissing = true)
    MeterBinder webhookMeters(WebhookDeliveries deliveries) {
        return new WebhookMeters(deliveries, Clock.systemUTC());
    }

    @Bean
    AgentsController agentsController(HostLeases hosts, RouterMoves moves) {
        return new AgentsController(hosts, moves);
    }

    @Bean
    LogAudit logAudit(CommandDatabase database, EventLog log) {
        return new MongoLogAudit(database, log);
    }

    /** In one process the query service's too. */
    @Bean
    BusSettings busSettings(Environment settings) {
        return BusSettings.of(new Settings(settings::getProperty));
    }

    @Bean
    Relay relay(EventLog log, Places places, BusSettings bus) {
        return Relay.start(log, places, bus);
    }

    @Bean
    ReportConsumer reportConsumer(
            BusSettings bus,
            @Value("${culvert.data-dir:./data}") Path dataDir,
            EventLog log,
            Commands commands,
            TrustedHosts trusted) {
        return ReportConsumer.start(bus, InstanceId.in(dataDir), log, commands, trusted::origin);
    }

    @Bean
    @ConditionalOnMissingBean
    ReadSide readSide(Environment settings, @Value("${culvert.query.url:}") String queryUrl) {
        return queryUrl.isEmpty() ? (project, version, atMost) -> {} : apart(settings, queryUrl);
    }

    @Bean
    @ConditionalOnMissingBean
    Owners owners(Environment settings, @Value("${culvert.query.url:}") String queryUrl) {
        return queryUrl.isEmpty() ? id -> Optional.empty() : apart(settings, queryUrl);
    }

    private static HttpReadSide apart(Environment settings, String queryUrl) {
        return new HttpReadSide(
                URI.create(queryUrl), TrustFile.of(new Settings(settings::getProperty), TrustFile.OF_THE_API));
    }

    @Bean
    MeterBinder logMeters(EventLog log, List<Watched> parts) {
        return new LogMeters(log, parts);
    }

    @Bean
    CommandServiceHealth commandServiceHealthIndicator(CommitLog log, List<Watched> parts) {
        return new CommandServiceHealth(log, parts);
    }
}
