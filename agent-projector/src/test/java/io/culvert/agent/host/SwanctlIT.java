package io.culvert.agent.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.render.ConnectionFile;
import io.culvert.agent.render.Samples;
import io.culvert.agent.vici.Charon;
import io.culvert.agent.vici.CharonRefusedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Strongswan's own reader takes a rendered file for the same as ours does: one charon is loaded both ways. */
class SwanctlIT {
    private static final String NAME = Samples.EAST.toString();

    private static final String REFUSED = "refused";

    private static final List<String> IDENTITIES = List.of(
            "172.24.4.233",
            "vpn.example.org",
            "someone@example.org",
            "@#0a0b0c",
            "C=CH, O=Culvert, CN=\"east\"",
            "a\"b",
            "a\\b",
            "a\\\"b",
            "a\\nb",
            "trailing\\",
            "# no comment",
            "a # b",
            "a { b",
            "a } b",
            "x\" }\\n children { evil { updown = pwn.sh } }",
            "${HOME}",
            "$x",
            "a = b",
            "a, b",
            "include /etc/passwd",
            " spaces around ",
            "é😀",
            "keyid:abc");

    @Test
    void readsWhatWeRenderAsWeDo(@TempDir Path runDir) {
        try (TwoSites sites = new TwoSites(runDir);
                Charon charon = sites.host.startCharon(sites.east.router(), new Heard())) {
            CharonHome home = CharonHome.of(runDir, sites.east.router());
            SoftAssertions all = new SoftAssertions();
            Set<String> refused = new HashSet<>();
            for (String identity : IDENTITIES) {
                String file = ConnectionFile.render(
                        Samples.PLAIN.withIds(identity, identity).ike(), NAME);
                sites.host.writeConnectionFile(sites.east.router(), NAME, file);
                String ours = ours(charon, home, file);
                charon.unloadConnection(NAME);
                String theirs = theirs(home);
                charon.unloadConnection(NAME);
                all.assertThat(theirs).as("as '%s'", identity).isEqualTo(ours);
                if (ours.equals(REFUSED)) {
                    refused.add(identity);
                }
            }
            all.assertThat(refused).hasSizeLessThan(IDENTITIES.size() / 2);
            all.assertAll();
        }
    }

    private static String ours(Charon charon, CharonHome home, String file) {
        try {
            charon.loadConnection(ConnectionFile.parse(file));
            return list(home);
        } catch (CharonRefusedException e) {
            return REFUSED;
        }
    }

    private static String theirs(CharonHome home) {
        Tool.Result result = swanctl(
                home, "--load-conns", "--file", home.connectionFile(NAME).toString());
        return result.output().contains("config discarded") ? REFUSED : list(home);
    }

    private static String list(CharonHome home) {
        String list = swanctl(home, "--list-conns", "--raw").output();
        assertThat(list).contains(NAME);
        return list;
    }

    private static Tool.Result swanctl(CharonHome home, String... arguments) {
        List<String> command = new ArrayList<>(List.of("swanctl"));
        Collections.addAll(command, arguments);
        Collections.addAll(command, "--uri", "unix://" + home.socket());
        return Tool.run(command);
    }
}
