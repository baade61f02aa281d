package io.culvert.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.domain.Defaults;
import io.culvert.events.event.IkePolicyCreated;
import io.culvert.events.event.IkePolicyUpdated;
import io.culvert.events.event.IpsecPolicyCreated;
import io.culvert.events.event.SiteConnectionCreated;
import io.culvert.events.event.SiteConnectionDeleted;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.IpsecPolicyId;
import io.culvert.events.value.SecretRef;
import io.culvert.events.value.VpnServiceId;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The question which tunnels a crypto policy would forbid, over HTTP. */
class CryptoCheckIT extends RunningService {
    private final IkePolicyId ikePolicy = new IkePolicyId(UUID.randomUUID());
    private final IpsecPolicyId ipsecPolicy = new IpsecPolicyId(UUID.randomUUID());
    private final ConnectionId connection = new ConnectionId(UUID.randomUUID());

    /** A tunnel that had sha1 for IKE until its policy was changed. */
    @BeforeEach
    void tell() {
        append(
                1,
                new IkePolicyCreated(Defaults.NEUTRON.ikePolicy(ikePolicy)),
                new IpsecPolicyCreated(Defaults.SECURE.ipsecPolicy(ipsecPolicy)),
                new SiteConnectionCreated(Defaults.siteConnection(
                        connection,
                        new VpnServiceId(UUID.randomUUID()),
                        ikePolicy,
                        ipsecPolicy,
                        "203.0.113.9",
                        "203.0.113.9",
                        new SecretRef(UUID.randomUUID(), 1, "print"))));
        append(4, new IkePolicyUpdated(Defaults.SECURE.ikePolicy(ikePolicy)));
    }

    @Test
    void tellsOfTunnelsThatWereOnceWhatWouldBeForbidden() {
        assertThat(check("forbid auth_algorithm sha1"))
                .contains(connection.toString(), "ike-policy " + ikePolicy, "\"value\":\"sha1\"", "\"tunnelsToday\":0")
                .doesNotContain("\"until\":\"\"");
    }

    @Test
    void tellsOfTunnelsOfTodayUntilTheyAreGone() {
        assertThat(check("forbid pfs group14"))
                .contains("ipsec-policy " + ipsecPolicy, "ike-policy " + ikePolicy, "\"until\":\"\"")
                .contains("\"tunnelsToday\":1", "\"tunnelsEver\":1");
        append(5, new SiteConnectionDeleted(connection));
        assertThat(check("forbid pfs group14"))
                .contains("\"tunnelsToday\":0", "\"tunnelsEver\":1")
                .doesNotContain("\"until\":\"\"");
    }

    @Test
    void saysNothingOfWhatIsOnlyWarnedAgainstOrUsedByNobody() {
        assertThat(check("warn pfs group14\nforbid pfs group21")).contains("\"tunnelsEver\":0");
    }

    @Test
    void refusesWhatIsNoPolicyAndWhoIsNoAdmin() {
        assertThat(check("ban pfs group14")).contains("line 1: 'ban' is no verdict");
        assertThat(send(HttpRequest.newBuilder(uri("/operator/crypto-check"))
                                .header("X-Auth-Token", "east")
                                .POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
    }

    private String check(String policy) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/operator/crypto-check"))
                .POST(HttpRequest.BodyPublishers.ofString(policy)));
        return answer.body();
    }
}
