package io.culvert.query;

import io.culvert.query.images.Images;
import io.culvert.query.kafka.EventFeed;
import io.culvert.query.mongo.MongoHistory;
import io.culvert.query.mongo.MongoViews;
import io.culvert.query.mongo.QueryDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** The whole query side: views in MongoDB, fed from Kafka, and the reads over them. */
@Configuration(proxyBeanMethods = false)
@Import(ReadsConfiguration.class)
public class QueryServiceConfiguration {
    @Bean
    QueryDatabase queryDatabase(Environment settings) {
        return QueryDatabase.open(
                settings.getProperty("culvert.mongodb.uri", "mongodb://127.0.0.1:27017"),
                settings.getProperty("culvert.mongodb.views-database", "culvert_views"));
    }

    @Bean
    Images queryImages() {
        return new Images();
    }

    @Bean
    MongoHistory queryHistory(QueryDatabase database) {
        return new MongoHistory(database);
    }

    @Bean(initMethod = "start")
    EventFeed queryEventFeed(Environment settings, QueryDatabase database, Images images) {
        return new EventFeed(
                settings.getProperty("culvert.kafka.bootstrap-servers", "127.0.0.1:9092"),
                new MongoViews(database),
                images,
                settings.getProperty("culvert.query.rebuild", Boolean.class, false));
    }
}
