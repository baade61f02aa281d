package io.culvert.acceptance.failover;

import io.culvert.acceptance.Shell;

/**
 * Parts a host on this machine from all the others: what the processes of its group send over the loopback interface
 * vanishes without a word, as it does where a network is parted. The packets of its charons are in other namespaces, and
 * go on.
 */
final class Partition implements AutoCloseable {
    private static final String TABLE = "culvert-it-partition";

    /** @param group of the processes that nobody hears any more */
    void cut(int group) {
        close();
        Shell.run("nft", """
                table inet %s {
                    chain said {
                        type filter hook output priority 0;
                        oifname "lo" meta skgid %d drop
                    }
                }""".formatted(TABLE, group)).orFail();
    }

    void mend() {
        Shell.run("nft", "delete table inet " + TABLE).orFail();
    }

    /** Whether or not anything is cut. */
    @Override
    public void close() {
        Shell.run("nft", "delete table inet " + TABLE);
    }
}
