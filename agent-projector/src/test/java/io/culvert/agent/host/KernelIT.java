package io.culvert.agent.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Kernel IPsec, in a guest's kernel, since that of the machine that tests may have none. */
class KernelIT {
    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> theKernelCarries() throws Exception {
        assumeThat(Guest.isHere())
                .as(
                        "no User Mode Linux here: its package could not be had, or 'ops/culvert test' was not what ran this")
                .isTrue();
        String output = Guest.run(folder, KernelGuest.class);
        System.out.println(
                output.lines().filter(line -> line.contains(KernelGuest.MARK)).toList());
        return Arrays.stream(KernelScenario.values())
                .map(scenario -> DynamicTest.dynamicTest(scenario.toString(), () -> assertGood(scenario, output)));
    }

    private static void assertGood(KernelScenario scenario, String output) {
        String mark = KernelGuest.MARK + scenario + " ";
        assertThat(output.lines().filter(line -> line.contains(mark)).findFirst())
                .as("the guest said: %s", output)
                .hasValueSatisfying(line -> assertThat(line).endsWith(KernelGuest.GOOD));
    }
}
