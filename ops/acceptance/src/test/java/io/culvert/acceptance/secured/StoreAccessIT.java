package io.culvert.acceptance.secured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import io.culvert.acceptance.Tap;
import io.culvert.command.store.CommandDatabase;
import io.culvert.embedded.EmbeddedMongo;
import io.culvert.events.connect.StoreSettings;
import io.culvert.events.identity.Settings;
import io.culvert.query.mongo.QueryDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How each service comes to a MongoDB that is over TLS, or asks for a password. */
class StoreAccessIT {
    private static final String SOON = "serverSelectionTimeoutMS=3000";

    @TempDir
    Path dir;

    enum Side {
        COMMAND,
        QUERY;

        /** Opens the side's database and asks it something. */
        void ping(StoreSettings settings) {
            switch (this) {
                case COMMAND -> {
                    try (CommandDatabase opened = CommandDatabase.connect(settings, "culvert")) {
                        ping(opened.handle());
                    }
                }
                case QUERY -> {
                    try (QueryDatabase opened = QueryDatabase.open(settings, "culvert_views")) {
                        ping(opened.database());
                    }
                }
            }
        }

        private static void ping(MongoDatabase database) {
            assertThat(database.runCommand(new Document("ping", 1))).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServerIsSpokenToIfItsCertificateIsVouchedForAndNotOtherwise(Side side) throws Exception {
        Certificate own = Certificate.in(dir, "mongodb");
        Certificate other = Certificate.in(dir, "other");
        MongoServer server = new MongoServer(H2Backend.inMemory());
        server.enableSsl(own.key(), null, own.certificate());
        try {
            String uri = "mongodb://127.0.0.1:" + server.bind().getPort() + "/?tls=true&" + SOON;
            side.ping(trusting(uri, own));
            assertThatThrownBy(() -> side.ping(trusting(uri, other))).hasMessageContaining("PKIX path");
            assertThatThrownBy(() -> side.ping(StoreSettings.at(uri))).hasMessageContaining("PKIX path");
        } finally {
            server.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aUserOfTheUriProvesWhoHeIsAndHisPasswordIsNeitherSentNorTold(Side side) throws IOException {
        try (EmbeddedMongo mongo = EmbeddedMongo.start(dir, 0);
                Tap tap = new Tap(mongo.port())) {
            // This server knows no users, so that nobody gets further than his first words.
            Throwable refused = catchThrowable(() ->
                    side.ping(StoreSettings.at("mongodb://culvert:canary@127.0.0.1:" + tap.port() + "/?" + SOON)));
            assertThat(refused).isNotNull();
            assertThat(everythingOf(refused)).contains("uthenticat").doesNotContain("canary");
            assertThat(tap.said())
                    .contains("saslStart", "SCRAM-SHA-", "n=culvert")
                    .doesNotContain("canary");
        }
    }

    @Test
    void withoutAUserNobodyProvesAnything() throws IOException {
        try (EmbeddedMongo mongo = EmbeddedMongo.start(dir, 0);
                Tap tap = new Tap(mongo.port())) {
            Side.COMMAND.ping(StoreSettings.at("mongodb://127.0.0.1:" + tap.port()));
            assertThat(tap.said()).contains("ping").doesNotContain("saslStart");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPasswordThatIsNotWrittenAsUrisHaveItIsNotToldEither(Side side) {
        for (String uri : new String[] {"mongodb://culvert:can/ary@db", "mongodb://culvert:can:ary@db", "canary"}) {
            Throwable refused = catchThrowable(() -> side.ping(StoreSettings.at(uri)));
            assertThat(refused).hasMessageContaining("culvert.mongodb.uri-file");
            assertThat(everythingOf(refused))
                    .doesNotContain("canary")
                    .doesNotContain("culvert:can")
                    .doesNotContain("'can'");
        }
    }

    private static StoreSettings trusting(String uri, Certificate trusted) {
        return StoreSettings.of(new Settings(Map.of(
                StoreSettings.URI, uri, StoreSettings.TRUST_FILE, trusted.pem().toString())::get));
    }

    private static String everythingOf(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
