package io.culvert.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import io.culvert.events.wire.WireEvent;
import java.net.Socket;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The rules about who may know whom. */
final class Rooms {
    private static final String[] PURE = {
        "io.culvert.events.value..",
        "io.culvert.events.resource..",
        "io.culvert.events.event..",
        "io.culvert.events.report..",
        "io.culvert.events.telemetry..",
        "io.culvert.events.lease..",
        "io.culvert.events.state..",
        "io.culvert.events.api..",
        "io.culvert.command.domain..",
        "io.culvert.command.port..",
        "io.culvert.query.view..",
        "io.culvert.agent.section..",
        "io.culvert.agent.desired..",
        "io.culvert.agent.plan..",
        "io.culvert.agent.telemetry.."
    };

    /** What a pure room may use: values of the JDK, nullness annotations, persistent maps. */
    private static final String[] VALUES = {
        "java.lang..",
        "java.util",
        "java.util.function..",
        "java.util.regex..",
        "java.util.stream..",
        "java.time..",
        "java.math..",
        "java.net",
        "java.nio.charset..",
        "org.jspecify..",
        "org.pcollections.."
    };

    /** What a host is to be and how that is written: not the agent's alone. */
    private static final String[] WANTED = {
        "io.culvert.agent.section..", "io.culvert.agent.desired..", "io.culvert.agent.render.."
    };

    /** What charon says it has, beside the adapter that reads it. */
    private static final String SEEN = "io.culvert.agent.vici";

    /** A value too, though it lies beside the one who understands it: ports hand it on as it is. */
    private static final Class<?> NOT_UNDERSTOOD_YET = WireEvent.class;

    private Rooms() {}

    static ArchRule pureRoomsKnowOnlyValues() {
        return classes()
                .that(resideInAnyPackage(PURE))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(PURE)
                        .or(resideInAnyPackage(VALUES))
                        .or(resideInAPackage(SEEN))
                        .or(equivalentTo(NOT_UNDERSTOOD_YET)));
    }

    static ArchRule pureRoomsMakeUpNothing() {
        return noClasses()
                .that(resideInAnyPackage(PURE))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(java.util.Random.class, Clock.class);
    }

    static ArchRule hasOneRoom(String library, String... rooms) {
        return noClasses()
                .that(not(resideInAnyPackage(rooms)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    static ArchRule processesAndChannelsAreOpenedIn(String... rooms) {
        return noClasses()
                .that(not(resideInAnyPackage(rooms)).and(resideInAPackage("io.culvert.agent..")))
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.lang\\.ProcessBuilder|java\\.nio\\.channels\\.SocketChannel");
    }

    /** Where clients say whom to connect to, the address is looked at first: nobody else connects on his own. */
    static ArchRule connectionsOfOwnAreMadeIn(String room) {
        return noClasses()
                .that(not(resideInAnyPackage(room)).and(resideInAPackage("io.culvert.command..")))
                .should()
                .callConstructorWhere(target(owner(type(Socket.class))));
    }

    static ArchRule servicesKnowOnlyWhatIsShared(String service, String... others) {
        return noClasses()
                .that(resideInAPackage(service))
                .should()
                .dependOnClassesThat(resideInAnyPackage(others).and(not(resideInAnyPackage(WANTED))));
    }

    static ArchRule adapterKnowsNoOther(String side, String adapter, List<String> adapters) {
        String[] others = adapters.stream()
                .filter(other -> !other.equals(adapter))
                .map(other -> side + "." + other + "..")
                .toArray(String[]::new);
        return noClasses()
                .that(resideInAPackage(side + "." + adapter + ".."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(others));
    }

    static Stream<String> pure() {
        return Stream.of(PURE);
    }
}
