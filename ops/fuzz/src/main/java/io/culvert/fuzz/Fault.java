package io.culvert.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A case that the target did not stand; the message shows the case. */
final class Fault extends Exception {
    private static final long serialVersionUID = 1;
    private static final int SHOWN = 3_000;

    Fault(long number, byte[] octets, String what, @Nullable Throwable cause) {
        super("case " + number + " of " + octets.length + " octets: " + what + "\n" + shown(octets), cause);
    }

    private static String shown(byte[] octets) {
        byte[] part = octets.length > SHOWN ? Arrays.copyOf(octets, SHOWN) : octets;
        String more = octets.length > SHOWN ? " ..." : "";
        return "as text: " + new String(part, StandardCharsets.UTF_8) + more + "\nbase64: "
                + Base64.getEncoder().encodeToString(part) + more;
    }
}
