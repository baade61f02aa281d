package io.culvert.agent.render;

import io.culvert.events.value.DataPlane;
import java.util.Map;

/** The strongswan.conf of one charon (strongswan.conf(5)). */
public final class DaemonFile {
    private static final String CRYPTO = "random nonce aes sha1 sha2 hmac kdf gmp gcm ccm ctr xcbc cmac curve25519"
            + " openssl pem pkcs1 pkcs8 x509 pubkey revocation constraints ";
    private static final String REST = "kernel-netlink socket-default vici counters";

    private DaemonFile() {}

    /** @param socket the path of the VICI socket, at most 107 octets
     *  @param log the path of the log file */
    public static String render(DataPlane dataPlane, String socket, String log) {
        // The first of two kernel plugins carries ESP; kernel-netlink is needed for addresses and routes in any case.
        String esp = dataPlane == DataPlane.USERSPACE ? "kernel-libipsec " : "";
        return Templates.settings(
                "strongswan.conf",
                Map.of(
                        "plugins",
                        CRYPTO + esp + REST,
                        // Below 8 (kernel) or 12 (userspace) charon has no thread left for VICI.
                        "threads",
                        16,
                        "socket",
                        "unix://" + socket,
                        "log",
                        log));
    }
}
