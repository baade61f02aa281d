package io.culvert.agent.host;

import io.culvert.events.value.DataPlane;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out whether this kernel carries ESP, by asking it to: versions and build options say less than one try. */
final class DataPlaneProbe {
    private static final Logger log = LoggerFactory.getLogger(DataPlaneProbe.class);
    /** Of documentation addresses, with keys of zeros; the namespace ends with the process. */
    private static final String STATE = "ip xfrm state add src 192.0.2.1 dst 192.0.2.2 proto esp spi 0x100 mode tunnel";

    private DataPlaneProbe() {}

    /** @throws HostException if the question can't even be asked (no iproute2, not root) */
    static DataPlane probe() {
        require(List.of("unshare", "--net", "true"));
        List<String> command = new ArrayList<>(List.of("unshare", "--net"));
        command.addAll(List.of(STATE.split(" ")));
        command.addAll(List.of("auth", "hmac(sha256)", zeros(32), "enc", "cbc(aes)", zeros(32)));
        Tool.Result result = Tool.run(command);
        DataPlane plane = result.isGood() ? DataPlane.KERNEL : DataPlane.USERSPACE;
        log.info("data plane: {} (kernel: {})", plane.wireName(), result.isGood() ? "has ESP" : result.output());
        return plane;
    }

    private static void require(List<String> command) {
        Tool.mustRun(command, "");
        Tool.mustRun(List.of("ip", "-V"), "");
    }

    private static String zeros(int octets) {
        return "0x" + "00".repeat(octets);
    }
}
