package io.culvert.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The units for systemd are well-formed, and stay as closed as they are. */
class UnitTest {
    /** {@code systemd-analyze security} gives each a mark from 0.0 (closed) to 10.0; here in tenths. */
    @ParameterizedTest
    @CsvSource({"culvert, 13", "culvert-agent, 33"})
    void isValidAndExposesLittle(String name, int tenthsAtMost) {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "systemd-analyze is not here");
        String file = Unit.named(name).file().toString();
        assertThat(Shell.run("systemd-analyze", "verify", file).orFail()).isEmpty();
        Shell.run("systemd-analyze", "security", "--offline=true", "--threshold=" + tenthsAtMost, file)
                .orFail();
    }

    @ParameterizedTest
    @ValueSource(strings = {"culvert", "culvert-agent"})
    void keepsMemoryOffTheDisk(String name) {
        Unit unit = Unit.named(name);
        assertThat(unit.words("LimitCORE")).isEqualTo(List.of("0"));
        assertThat(unit.words("ExecStart")).contains("-XX:-CreateCoredumpOnCrash", "-XX:+DisableAttachMechanism");
        assertThat(unit.words("NoNewPrivileges")).isEqualTo(List.of("yes"));
    }
}
