package io.culvert.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bill of materials in the jar (CycloneDX) names what is there, and nothing under a licence that is not for us. */
class LicencesIT {
    private static final Path BUILT = Path.of("..", "standalone", "target");
    private static final Path ALLOWED = Path.of("..", "supply-chain", "licences.txt");
    private static final String OWN = "io.culvert";

    @Test
    void namesEveryJarAndNoOther() throws IOException {
        try (Stream<Path> jars = Files.list(BUILT.resolve("lib"))) {
            assertThat(components().stream().map(LicencesIT::jar))
                    .containsExactlyInAnyOrderElementsOf(
                            jars.map(jar -> jar.getFileName().toString()).toList());
        }
    }

    @Test
    void eachIsUnderALicenceThatIsAllowed() throws IOException {
        Set<String> allowed = Files.readAllLines(ALLOWED).stream()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toSet());
        assertThat(components())
                .filteredOn(component -> !text(component, "group").equals(OWN))
                .isNotEmpty()
                .allSatisfy(component -> assertThat(licences(component))
                        .as("%s: one of these has to be in %s", jar(component), ALLOWED)
                        .containsAnyElementsOf(allowed));
    }

    @Test
    void hasNothingThatAnotherBuildWouldNotHave() throws IOException {
        assertThat(bill().at("/metadata/timestamp").asString("")).isIn("", "2026-01-01T00:00:00Z");
        assertThat(bill().toString())
                .doesNotContain(Path.of("").toAbsolutePath().toString());
    }

    private static String jar(JsonNode component) {
        return text(component, "name") + "-" + text(component, "version") + ".jar";
    }

    private static List<String> licences(JsonNode component) {
        return component.path("licenses").valueStream().map(LicencesIT::licence).toList();
    }

    /** An SPDX identifier or expression where there is one, else the name that the library itself gives. */
    private static String licence(JsonNode given) {
        JsonNode licence = given.path("license");
        String id = text(licence, "id");
        return text(given, "expression") + (id.isEmpty() ? text(licence, "name") : id);
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    private static List<JsonNode> components() throws IOException {
        return bill().path("components").valueStream().toList();
    }

    private static JsonNode bill() throws IOException {
        try (JarFile jar = new JarFile(BUILT.resolve("culvert.jar").toFile());
                InputStream bill = jar.getInputStream(jar.getEntry("META-INF/sbom/application.cdx.json"))) {
            return JsonMapper.shared().readTree(bill.readAllBytes());
        }
    }
}
