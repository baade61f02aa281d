package io.culvert.events.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.events.wire.Upcasters;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** What is checked in is what the code says. With {@code -Dculvert.language=write} it is made so first. */
class LanguageFilesTest {
    private static final String HOW = "written anew by: ops/culvert language --write";
    private static final LanguageFiles FILES = LanguageFiles.CHECKED_IN;

    @BeforeAll
    static void writeIfAsked() {
        if (System.getProperty("culvert.language", "").equals("write")) {
            FILES.write(Schemas.present());
            Readme.write();
        }
    }

    static Set<String> presentTypes() {
        return Schemas.types().keySet();
    }

    @ParameterizedTest
    @MethodSource("presentTypes")
    void anApprovedSchemaIsNeverBroken(String type) {
        assertThat(FILES.breaks(type, Schemas.present(type)))
                .as("a changed event is a new version, and the old one gets an upcaster")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("presentTypes")
    void theSchemaIsWhatTheCodeSays(String type) {
        assertThat(FILES.schema(type)).as(HOW).contains(LanguageFiles.text(Schemas.present(type)));
    }

    @Test
    void everyTypeThatEverWasHasASchemaAndNothingElse() {
        Set<String> all = new TreeSet<>(presentTypes());
        all.addAll(Upcasters.historicTypes());
        assertThat(FILES.schemas().keySet()).isEqualTo(all);
    }

    @Test
    void theAsyncApiDocumentIsWhatTheCodeSays() {
        assertThat(FILES.asyncApi())
                .as(HOW)
                .isEqualTo(LanguageFiles.text(AsyncApi.document(FILES.schemas().keySet())));
    }

    @Test
    void theReadmeHasTheTypesAndTheExamplesThatRun() {
        assertThat(Readme.checkedIn()).as(HOW).isEqualTo(Readme.filledIn(Readme.checkedIn()));
    }

    @Test
    void theWriterLeavesAnApprovedSchemaThatWouldBeBroken(@TempDir Path folder) {
        LanguageFiles files = new LanguageFiles(folder);
        String type = "io.culvert.network.deleted.v1";
        ObjectNode schema = Schemas.present(type);
        Map<String, ObjectNode> schemas = Map.of(type, schema);
        files.write(schemas);
        String approved = files.schema(type).orElseThrow();
        schema.withObject("/properties").putObject("why");

        assertThatThrownBy(() -> files.write(schemas))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(type, "why", "property added", "upcaster");
        assertThat(files.schema(type)).contains(approved);
    }
}
