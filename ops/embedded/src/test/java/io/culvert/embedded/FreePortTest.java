package io.culvert.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A port that is still free when its owner comes to listen. */
class FreePortTest {
    @Test
    void anyPortIsNoneThatTheKernelGivesToOthers() {
        assertThat(IntStream.range(0, 200).map(_ -> FreePort.orAny(0))).allMatch(port -> port < 32_768);
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral(FreePort.LOOPBACK))) {
            assertThatThrownBy(() -> FreePort.orAny(taken.getLocalPort()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("port " + taken.getLocalPort());
        }
    }
}
