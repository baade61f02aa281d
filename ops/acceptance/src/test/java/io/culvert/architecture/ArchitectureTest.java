package io.culvert.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import io.culvert.agent.plan.offender.OpensAProcess;
import io.culvert.agent.reconcile.offender.KnowsSpring;
import io.culvert.agent.reconcile.offender.KnowsTheCommandService;
import io.culvert.command.domain.offender.AsksTheClock;
import io.culvert.command.domain.offender.Logs;
import io.culvert.command.kafka.offender.KnowsTheStore;
import io.culvert.command.rest.offender.ConnectsByItself;
import io.culvert.command.rest.offender.KnowsAxon;
import io.culvert.command.rest.offender.KnowsBouncyCastle;
import io.culvert.command.rest.offender.KnowsKafka;
import io.culvert.command.rest.offender.KnowsMongo;
import io.culvert.command.rest.offender.KnowsTheQueryService;
import io.culvert.query.rest.offender.KnowsItsKafka;
import io.culvert.query.rest.offender.KnowsNimbus;
import io.culvert.query.rest.offender.KnowsPebble;
import io.culvert.query.rest.offender.KnowsTheAgent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    private static final JavaClasses CULVERT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.culvert");

    private static final List<String> COMMAND_ADAPTERS = List.of(
            "rest",
            "identity",
            "kafka",
            "store",
            "secrets",
            "placement",
            "operator",
            "disclosure",
            "inventory",
            "hosts",
            "changes",
            "webhooks");
    private static final List<String> QUERY_ADAPTERS = List.of("rest", "graphql", "kafka", "mongo", "live");

    /** A rule, and a class that breaks it. */
    record Guarded(ArchRule rule, Class<?> offender) {
        @Override
        public String toString() {
            return rule.getDescription();
        }
    }

    static Stream<Guarded> rules() {
        return Stream.of(
                        Stream.of(
                                new Guarded(Rooms.pureRoomsKnowOnlyValues(), Logs.class),
                                new Guarded(Rooms.pureRoomsMakeUpNothing(), AsksTheClock.class),
                                new Guarded(
                                        Rooms.hasOneRoom("org.axonframework..", "io.culvert.command.axon.."),
                                        KnowsAxon.class),
                                new Guarded(
                                        Rooms.hasOneRoom(
                                                "com.mongodb..",
                                                "io.culvert.command.store..",
                                                "io.culvert.command.secrets..",
                                                "io.culvert.query.mongo.."),
                                        KnowsMongo.class),
                                new Guarded(
                                        Rooms.hasOneRoom(
                                                "org.apache.kafka..", "io.culvert..kafka..", "io.culvert.embedded.."),
                                        KnowsKafka.class),
                                new Guarded(
                                        Rooms.hasOneRoom(
                                                "io.pebbletemplates..",
                                                "io.culvert.agent.render..",
                                                "io.culvert.query.console.."),
                                        KnowsPebble.class),
                                new Guarded(
                                        Rooms.hasOneRoom("org.bouncycastle..", "io.culvert.command.hosts.."),
                                        KnowsBouncyCastle.class),
                                new Guarded(
                                        Rooms.hasOneRoom("com.nimbusds..", "io.culvert.events.identity.."),
                                        KnowsNimbus.class),
                                new Guarded(
                                        Rooms.hasOneRoom(
                                                "org.springframework..",
                                                "io.culvert.command..",
                                                "io.culvert.query..",
                                                "io.culvert.standalone.."),
                                        KnowsSpring.class),
                                new Guarded(
                                        Rooms.processesAndChannelsAreOpenedIn(
                                                "io.culvert.agent.host..", "io.culvert.agent.vici.."),
                                        OpensAProcess.class),
                                new Guarded(
                                        Rooms.connectionsOfOwnAreMadeIn("io.culvert.command.webhooks.."),
                                        ConnectsByItself.class),
                                new Guarded(
                                        Rooms.servicesKnowOnlyWhatIsShared(
                                                "io.culvert.command..", "io.culvert.query..", "io.culvert.agent.."),
                                        KnowsTheQueryService.class),
                                new Guarded(
                                        Rooms.servicesKnowOnlyWhatIsShared(
                                                "io.culvert.agent..", "io.culvert.query..", "io.culvert.command.."),
                                        KnowsTheCommandService.class),
                                new Guarded(
                                        Rooms.servicesKnowOnlyWhatIsShared(
                                                "io.culvert.query..", "io.culvert.command..", "io.culvert.agent.."),
                                        KnowsTheAgent.class)),
                        COMMAND_ADAPTERS.stream()
                                .filter(adapter -> adapter.equals("kafka"))
                                .map(adapter -> new Guarded(
                                        Rooms.adapterKnowsNoOther("io.culvert.command", adapter, COMMAND_ADAPTERS),
                                        KnowsTheStore.class)),
                        QUERY_ADAPTERS.stream()
                                .filter(adapter -> adapter.equals("rest"))
                                .map(adapter -> new Guarded(
                                        Rooms.adapterKnowsNoOther("io.culvert.query", adapter, QUERY_ADAPTERS),
                                        KnowsItsKafka.class)))
                .flatMap(rules -> rules);
    }

    static Stream<ArchRule> adapters() {
        return Stream.concat(
                COMMAND_ADAPTERS.stream()
                        .map(adapter -> Rooms.adapterKnowsNoOther("io.culvert.command", adapter, COMMAND_ADAPTERS)),
                QUERY_ADAPTERS.stream()
                        .map(adapter -> Rooms.adapterKnowsNoOther("io.culvert.query", adapter, QUERY_ADAPTERS)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void culvertKeepsTheRule(Guarded guarded) {
        assertThat(guarded.rule().evaluate(CULVERT).getFailureReport().getDetails())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("adapters")
    void adaptersMeetOnlyThroughPorts(ArchRule rule) {
        assertThat(rule.evaluate(CULVERT).getFailureReport().getDetails()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void anOffenderIsCaught(Guarded guarded) {
        EvaluationResult result = guarded.rule()
                .allowEmptyShould(true)
                .evaluate(new ClassFileImporter().importClasses(guarded.offender()));
        assertThat(result.getFailureReport().toString())
                .contains(guarded.offender().getSimpleName());
    }

    @Test
    void everyPureRoomIsThere() {
        assertThat(Rooms.pure())
                .allSatisfy(room -> assertThat(CULVERT.stream().map(type -> type.getPackageName() + ".."))
                        .contains(room));
    }
}
