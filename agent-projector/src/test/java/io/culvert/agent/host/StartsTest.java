package io.culvert.agent.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.agent.AtOnce;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class StartsTest {
    private final Starts starts = new Starts();

    @Test
    void eightStartAtATimeAndAllOfThemInTheEnd() throws Exception {
        AtOnce starting = new AtOnce(8);
        List<Future<Boolean>> all = new ArrayList<>();
        try (ExecutorService routers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int router = 0; router < 40; router++) {
                all.add(routers.submit(() -> starts.inTurn(() -> {
                    starting.passThrough();
                    return true;
                })));
            }
        }
        assertThat(all).extracting(Future::get).hasSize(40).containsOnly(true);
        assertThat(starting.most()).isEqualTo(8);
    }

    @Test
    void oneThatFailsKeepsNobodyFromStarting() {
        for (int attempt = 0; attempt < 8; attempt++) {
            assertThatThrownBy(() -> starts.inTurn(() -> {
                        throw new HostException("no", null);
                    }))
                    .isInstanceOf(HostException.class);
        }
        assertThat(starts.inTurn(() -> "up")).isEqualTo("up");
    }
}
