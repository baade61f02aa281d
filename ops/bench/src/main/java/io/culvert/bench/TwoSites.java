package io.culvert.bench;

import io.culvert.bench.ApiTenant.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Two routers on this machine with a wire between them, each of a project of its own: east opens tunnels, west waits for it.
 * Tunnel n joins 10.1.0.n to 10.2.n.0/24.
 */
final class TwoSites implements AutoCloseable {
    private static final String EAST = "172.24.4.10";
    private static final String WEST = "172.24.4.20";

    private final ApiTenant east;
    private final ApiTenant west;
    private final CharonFolder eastCharon;
    private final CharonFolder westCharon;
    private final RouterNamespace eastNamespace;
    private final RouterNamespace westNamespace;

    /** @param tunnels how many there may be
     *  @param run where agents have the folders of charons */
    TwoSites(String api, Path run, int tunnels) throws IOException {
        east = new ApiTenant(api, "east", "", EAST, "10.1.0.0/24");
        west = new ApiTenant(api, "west", ", \"initiator\": \"response-only\"", WEST, "10.2.0.0/16");
        eastCharon = new CharonFolder(run.resolve(east.router()));
        westCharon = new CharonFolder(run.resolve(west.router()));
        eastNamespace = RouterNamespace.of(east.router());
        westNamespace = RouterNamespace.of(west.router());
        link(tunnels);
    }

    /** Each owns an address in what it joins, which the userspace data plane asks for. */
    private void link(int tunnels) throws IOException {
        for (int i = 1; i <= tunnels; i++) {
            eastNamespace.within("addr", "add", "10.1.0." + i + "/32", "dev", "lo");
            westNamespace.within("addr", "add", "10.2." + i + ".1/32", "dev", "lo");
        }
        eastNamespace.wireTo(westNamespace, EAST, WEST);
    }

    /** Their keys are agreed on by Curve25519 (RFC 8031). */
    void agreeByCurve25519() {
        for (ApiTenant site : List.of(east, west)) {
            site.update(Kind.IKE_POLICY, site.ikePolicy(), "\"pfs\": \"group31\"");
            site.update(Kind.IPSEC_POLICY, site.ipsecPolicy(), "\"pfs\": \"group31\"");
        }
    }

    /** East's side of a tunnel, as attributes. */
    static String eastern(int number) {
        return side(number, "east", "west", WEST, "10.2." + number + ".0/24");
    }

    /** West's side of the same. */
    static String western(int number) {
        return side(number, "west", "east", EAST, "10.1.0." + number + "/32");
    }

    private static String side(int number, String own, String peer, String address, String net) {
        return """
                "local_id": "t%d.%s.example", "peer_id": "t%d.%s.example", "peer_address": "%s", "peer_cidrs": ["%s"],
                "psk": "correct horse battery staple %d\"""".formatted(number, own, number, peer, address, net, number);
    }

    ApiTenant east() {
        return east;
    }

    ApiTenant west() {
        return west;
    }

    CharonFolder eastCharon() {
        return eastCharon;
    }

    CharonFolder westCharon() {
        return westCharon;
    }

    RouterNamespace eastNamespace() {
        return eastNamespace;
    }

    RouterNamespace westNamespace() {
        return westNamespace;
    }

    @Override
    public void close() throws IOException {
        eastCharon.killCharon();
        westCharon.killCharon();
        eastNamespace.close();
        westNamespace.close();
    }
}
