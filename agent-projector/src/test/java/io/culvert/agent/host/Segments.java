package io.culvert.agent.host;

import io.culvert.agent.host.TwoSites.Site;
import java.util.List;

/** How large the TCP segments are that a client offers to take, as the other one hears it. */
final class Segments {
    private Segments() {}

    /** True if a connection that the client of {@code from} tries to open arrives at the other with that size. */
    static boolean arrive(TwoSites sites, Site from, int size) {
        String listener = sites.peerOf(from).client();
        Tool.mustRun(Namespaces.within(listener, Nftables.COMMAND), """
                table ip seen
                delete table ip seen
                table ip seen {
                    chain seen {
                        type filter hook input priority filter; policy accept;
                        tcp flags syn tcp option maxseg size %d counter
                    }
                }
                """.formatted(size));
        knock(sites, from);
        return !TwoSites.within(listener, "nft list table ip seen").contains("packets 0");
    }

    /** Tries to open a connection, where nobody listens. */
    static void knock(TwoSites sites, Site from) {
        String to = sites.peerOf(from).clientInside();
        Tool.run(Namespaces.within(
                from.client(), List.of("timeout", "2", "bash", "-c", "exec 3<>/dev/tcp/" + to + "/9")));
    }
}
