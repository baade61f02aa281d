package io.culvert.command.secrets.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest extends KeyEncryptionContract {
    @TempDir
    Path dir;

    @Override
    KeyEncryption keeper() {
        return KeyFile.at(dir.resolve("secrets/kek.json"));
    }

    @Override
    void provideAnother(String present) {
        // It makes one.
    }

    @Test
    void isForItsOwnerAlone() throws IOException {
        String name = keeper().names().getFirst();
        keeper().forget(name);
        keeper().successor(name);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("secrets"))))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(dir.resolve("secrets"))) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void givesUpAllButTheNewest() {
        String old = keeper().names().getFirst();
        String next = keeper().successor(old);

        keeper().forget(old);
        keeper().forget(next);
        assertThat(keeper().names()).containsExactly(next);
    }

    @Test
    void isMadeOnceAlsoByManyAtOnce() throws Exception {
        for (int round = 0; round < 10; round++) {
            Path file = dir.resolve("round" + round + "/kek.json");
            assertThat(atOnce(() -> KeyFile.at(file).names()).distinct()).hasSize(1);
        }
    }

    @Test
    void getsOneNewKeyAlsoFromManyAtOnce() throws Exception {
        for (int round = 0; round < 10; round++) {
            String old = keeper().names().getFirst();
            assertThat(atOnce(() -> keeper().successor(old)).distinct()).hasSize(1);
            keeper().forget(old);
            assertThat(keeper().names()).hasSize(1);
        }
    }

    private static <T> Stream<T> atOnce(Supplier<T> each) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(8);
        try (ExecutorService threads = Executors.newFixedThreadPool(barrier.getParties())) {
            List<Future<T>> all = threads.invokeAll(Collections.nCopies(barrier.getParties(), () -> {
                barrier.await();
                return each.get();
            }));
            List<T> results = new ArrayList<>();
            for (Future<T> one : all) {
                results.add(one.get());
            }
            return results.stream();
        }
    }
}
