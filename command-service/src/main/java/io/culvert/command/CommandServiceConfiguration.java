package io.culvert.command;

import io.culvert.command.axon.AxonCommands;
import io.culvert.command.port.Commands;
import io.culvert.command.port.EventLog;
import io.culvert.command.port.Places;
import io.culvert.command.port.Snapshots;
import io.culvert.command.store.CommandDatabase;
import io.culvert.command.store.CommitLog;
import io.culvert.command.store.MongoPlaces;
import io.culvert.command.store.MongoSnapshots;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the command service together; Spring closes the parts in the opposite order. */
@Configuration(proxyBeanMethods = false)
public class CommandServiceConfiguration {
    @Bean
    CommandDatabase commandDatabase(
            @Value("${culvert.mongodb.uri:mongodb://127.0.0.1:27017}") String uri,
            @Value("${culvert.mongodb.database:culvert}") String name) {
        return CommandDatabase.connect(uri, name);
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
    Places places(CommandDatabase database, @Value("${culvert.data-dir:./data}") Path dataDir) {
        return new MongoPlaces(database, InstanceId.in(dataDir), Clock.systemUTC());
    }

    @Bean
    Commands commands(EventLog log, Snapshots snapshots) {
        return new AxonCommands(log, snapshots);
    }
}
