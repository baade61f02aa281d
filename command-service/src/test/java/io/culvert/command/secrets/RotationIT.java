package io.culvert.command.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.port.KeyRotation.UnderWay;
import io.culvert.command.port.Secret;
import io.culvert.command.secrets.key.KeyEncryption;
import io.culvert.command.secrets.key.KeyFile;
import io.culvert.command.secrets.key.TransitDouble;
import io.culvert.command.store.CommandDatabase;
import io.culvert.command.store.MongoPlaces;
import io.culvert.embedded.EmbeddedMongo;
import io.culvert.events.connect.StoreSettings;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.SecretRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotationIT {
    private static final ProjectId EAST = new ProjectId("east");
    private static final Duration LEASE = Duration.ofMillis(200);

    @TempDir
    Path dir;

    private final AtomicLong now = new AtomicLong();
    private final Map<SecretRef, String> sealed = new ConcurrentHashMap<>();
    private EmbeddedMongo mongo;
    private CommandDatabase database;

    @BeforeEach
    void start() {
        mongo = EmbeddedMongo.start(dir.resolve("mongo"), 0);
        database = CommandDatabase.connect(StoreSettings.at(mongo.uri()), "culvert");
    }

    @AfterEach
    void stop() {
        database.close();
        mongo.close();
    }

    /** One process of the command service; a crash is that it is not used any more. */
    private final class Instance {
        final Vault vault;
        final Rotation rotation;

        Instance(String name, KeyEncryption keeper) {
            KeyInUse key = new KeyInUse(database.handle(), keeper, name, LEASE, Clock.systemUTC(), now::get);
            vault = Vault.open(database.handle(), keeper, key, Clock.systemUTC());
            rotation = new Rotation(vault, new MongoPlaces(database, name, Clock.systemUTC()), now::get);
        }

        void seal(String secret) {
            sealed.put(vault.seal(EAST, new ConnectionId(UUID.randomUUID()), Secret.of(secret)), secret);
        }

        void opensAll() {
            sealed.forEach((ref, secret) -> assertThat(
                            new String(vault.open(ref).orElseThrow().reveal(), UTF_8))
                    .isEqualTo(secret));
        }

        /** The next step, when every lease is over. */
        boolean step() throws GeneralSecurityException {
            boolean took = rotation.step();
            now.addAndGet(LEASE.multipliedBy(2).toNanos());
            return took || rotation.step();
        }

        boolean isUnderWay() {
            return rotation.state().underWay().isPresent();
        }
    }

    @Test
    void putsANewKeyInPlaceOfTheOldInTheFile() throws Exception {
        rotates(this::file);
        assertThat(file().names()).hasSize(1);
    }

    @Test
    void putsANewKeyInPlaceOfTheOldInTransit() throws Exception {
        try (TransitDouble transit = TransitDouble.start()) {
            rotates(transit::keeper);
            assertThat(transit.keeper().names()).hasSize(1);
        }
    }

    private void rotates(Supplier<KeyEncryption> keeper) throws Exception {
        Instance one = new Instance("one", keeper.get());
        IntStream.range(0, 250).forEach(i -> one.seal("secret" + i));
        String old = one.vault.key().name();
        one.rotation.rotate();
        while (one.isUnderWay()) {
            one.step();
            one.opensAll();
            one.seal("meanwhile" + sealed.size());
        }
        one.vault.key().takePart();

        assertThat(one.vault.key().name()).isNotEqualTo(old);
        assertThat(keeper.get().names()).doesNotContain(old);
        new Instance("two", keeper.get()).opensAll();
    }

    @Test
    void goesOnWhereverItWasCut() throws Exception {
        boolean cut = true;
        for (int steps = 0; cut; steps++) {
            Instance one = new Instance("one", file());
            one.seal("secret of round " + steps);
            one.rotation.rotate();
            for (int i = 0; i < steps; i++) {
                one.step();
            }
            cut = one.isUnderWay();
            Instance other = new Instance("other", file());
            other.opensAll();
            other.seal("after the crash of round " + steps);
            while (other.isUnderWay()) {
                other.step();
            }
            other.vault.key().takePart();
            assertThat(file().names()).hasSize(1);
            new Instance("third", file()).opensAll();
        }
    }

    @Test
    void goesOnWhenItWasCutAmidTheRewrapping() throws Exception {
        Instance one = new Instance("one", file());
        IntStream.range(0, 450).forEach(i -> one.seal("secret" + i));
        String next = one.vault.keeper().successor(one.vault.key().name());
        try {
            new Rewrapping(one.vault, next, done -> {
                        throw new IllegalStateException("crash after " + done);
                    })
                    .run();
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("crash after 200");
        }
        one.opensAll();
        Instance other = new Instance("other", file());
        other.opensAll();
        other.rotation.rotate();
        while (other.isUnderWay()) {
            other.step();
        }
        other.vault.key().takePart();
        new Instance("third", file()).opensAll();
    }

    @Test
    void whatAnInstanceSealsWithWhatItKnewBeforeIsNotLost() throws Exception {
        Instance one = new Instance("one", file());
        Instance slow = new Instance("slow", file());
        slow.seal("before");
        one.rotation.rotate();
        one.step();
        one.step();
        while (one.isUnderWay()) {
            one.step();
            // Its lease is over: it asks, and finds another key in use.
            slow.seal("meanwhile" + sealed.size());
        }
        one.vault.key().takePart();
        new Instance("third", file()).opensAll();
        slow.opensAll();
    }

    @Test
    void waitsForInstancesThatHaveNotGotTheNewKey() throws Exception {
        Path copy = dir.resolve("elsewhere/kek.json");
        Instance one = new Instance("one", file());
        Files.createDirectories(copy.getParent());
        Files.copy(dir.resolve("secrets/kek.json"), copy);
        Instance elsewhere = new Instance("elsewhere", KeyFile.at(copy));
        elsewhere.seal("secret");
        one.rotation.rotate();
        elsewhere.vault.key().takePart();
        one.step();
        one.step();
        UnderWay waiting = one.rotation.state().underWay().orElseThrow();
        assertThat(waiting.phase()).isEqualTo("asking");
        assertThat(waiting.waitingFor()).containsExactly("elsewhere");

        Files.copy(dir.resolve("secrets/kek.json"), copy, StandardCopyOption.REPLACE_EXISTING);
        elsewhere.vault.key().takePart();
        while (one.isUnderWay()) {
            one.step();
            elsewhere.opensAll();
        }
        elsewhere.vault.key().takePart();
        assertThat(KeyFile.at(copy).names())
                .hasSize(1)
                .isEqualTo(List.of(one.vault.key().name()));
        elsewhere.opensAll();
    }

    @Test
    void severalInstancesAtOnceSealAndOpenWhileItGoesOn() throws Exception {
        List<Instance> instances = IntStream.range(0, 3)
                .mapToObj(i -> new Instance("instance" + i, file()))
                .toList();
        AtomicBoolean over = new AtomicBoolean();
        instances.getFirst().seal("first");
        for (int round = 0; round < 3; round++) {
            instances.get(round).rotation.rotate();
            over.set(false);
            List<Thread> threads = instances.stream()
                    .map(instance -> Thread.ofPlatform().start(() -> {
                        for (int i = 0; !over.get() || i < 3; i++) {
                            instance.seal("secret" + i);
                            instance.vault.key().takePart();
                        }
                    }))
                    .toList();
            while (instances.getFirst().isUnderWay()) {
                for (Instance instance : instances) {
                    instance.step();
                }
            }
            over.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
            instances.forEach(instance -> instance.vault.key().takePart());
            instances.forEach(Instance::opensAll);
        }
        assertThat(file().names()).hasSize(1);
        new Instance("another", file()).opensAll();
    }

    @Test
    void runsByItself() throws InterruptedException {
        Vault vault = new Instance("one", file()).vault;
        KeyInUse key =
                new KeyInUse(database.handle(), vault.keeper(), "one", LEASE, Clock.systemUTC(), System::nanoTime);
        Vault running = Vault.open(database.handle(), vault.keeper(), key, Clock.systemUTC());
        String old = key.name();
        try (Rotation rotation = Rotation.start(running, new MongoPlaces(database, "one", Clock.systemUTC()))) {
            rotation.rotate();
            while (file().names().contains(old)) {
                Thread.sleep(20);
            }
            assertThat(rotation.state().rotatedAt()).isPresent();
        }
    }

    private KeyEncryption file() {
        return KeyFile.at(dir.resolve("secrets/kek.json"));
    }
}
