package io.culvert.agent.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.agent.desired.DesiredNamespace;
import io.culvert.agent.plan.Action;
import io.culvert.agent.port.PreSharedKeys;
import io.culvert.agent.port.SecretUnavailableException;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.SecretRef;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeysOnTheWayTest {
    private static final DesiredNamespace WANTED =
            new DesiredNamespace(new RouterId(new UUID(1, 1)), new ProjectId("east"), 3, 1, List.of(), List.of());

    /** Of each request, how many keys it asked for. */
    private final ConcurrentLinkedQueue<Integer> asked = new ConcurrentLinkedQueue<>();

    private final Vault vault = new Vault();

    /** Secret n is the octet n. */
    private final class Vault implements PreSharedKeys {
        private boolean isAway;
        /** What it does not give, nor anything together with that. */
        private int withheld = -1;

        private final CountDownLatch mayAnswer = new CountDownLatch(1);
        private volatile List<byte[]> given = List.of();

        @Override
        public byte[] fetch(ProjectId project, long epoch, SecretRef ref) {
            asked.add(1);
            assertThat(epoch).isEqualTo(3);
            if (isAway || ref.version() == withheld) {
                throw new SecretUnavailableException("the vault answered 403", null);
            }
            return new byte[] {(byte) ref.version()};
        }

        @Override
        public Optional<List<byte[]>> fetchTogether(ProjectId project, long epoch, List<SecretRef> refs) {
            asked.add(refs.size());
            if (isAway) {
                throw new SecretUnavailableException("the vault is away", null);
            }
            try {
                mayAnswer.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (refs.stream().anyMatch(ref -> ref.version() == withheld)) {
                return Optional.empty();
            }
            given = refs.stream().map(ref -> new byte[] {(byte) ref.version()}).toList();
            return Optional.of(given);
        }
    }

    @Test
    void keysOfOnePlanAreAskedForTogetherThirtyTwoAtATime() throws InterruptedException {
        vault.mayAnswer.countDown();
        try (KeysOnTheWay coming = fetch(65)) {
            for (int i = 0; i < 65; i++) {
                assertThat(coming.take(load(i))).containsExactly(i);
            }
        }
        assertThat(asked).containsExactlyInAnyOrder(32, 32, 1);
    }

    @Test
    void oneThatIsNotGivenKeepsNoneOfTheOthersAway() throws InterruptedException {
        vault.mayAnswer.countDown();
        vault.withheld = 1;
        try (KeysOnTheWay coming = fetch(3)) {
            assertThat(coming.take(load(0))).containsExactly(0);
            assertThatThrownBy(() -> coming.take(load(1))).isInstanceOf(SecretUnavailableException.class);
            assertThat(coming.take(load(2))).containsExactly(2);
        }
        assertThat(asked).containsExactly(3, 1, 1, 1);
    }

    @Test
    void aVaultThatIsAwayIsAskedOnce() {
        vault.isAway = true;
        try (KeysOnTheWay coming = fetch(2)) {
            assertThatThrownBy(() -> coming.take(load(0))).hasMessage("the vault is away");
            assertThatThrownBy(() -> coming.take(load(1))).hasMessage("the vault is away");
        }
        assertThat(asked).containsExactly(2);
    }

    @Test
    void whatWasNotTakenIsWipedWhenItComes() throws InterruptedException {
        KeysOnTheWay coming = fetch(2);
        coming.close();
        vault.mayAnswer.countDown();
        long end = System.nanoTime() + 10_000_000_000L;
        while (vault.given.isEmpty() || !Arrays.equals(vault.given.get(1), new byte[1])) {
            assertThat(System.nanoTime()).as("wiped within 10 seconds").isLessThan(end);
            Thread.sleep(1);
        }
    }

    private KeysOnTheWay fetch(int count) {
        List<Action> plan = IntStream.range(0, count)
                .<Action>mapToObj(KeysOnTheWayTest::load)
                .toList();
        return new KeysOnTheWay(vault, plan, Optional.of(WANTED));
    }

    private static Action.LoadKey load(int number) {
        return new Action.LoadSharedKey("key " + number, new SecretRef(new UUID(0, 1), number, ""), List.of());
    }
}
