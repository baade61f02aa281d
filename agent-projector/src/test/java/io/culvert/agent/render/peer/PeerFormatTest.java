package io.culvert.agent.render.peer;

import static io.culvert.agent.render.Approved.assertApproved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.culvert.agent.render.Samples;
import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.DpdAction;
import io.culvert.events.value.EncapsulationMode;
import io.culvert.events.value.EncryptionAlgorithm;
import io.culvert.events.value.IkeVersion;
import io.culvert.events.value.Initiator;
import io.culvert.events.value.Phase1Mode;
import io.culvert.events.value.TransformProtocol;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PeerFormatTest {
    private static final Samples GCM = Samples.PLAIN
            .with(EncryptionAlgorithm.AES_256_GCM_16)
            .with(DhGroup.GROUP19)
            .with(DpdAction.RESTART)
            .withIds("@east.example.org", "west@example.org");
    private static final Samples OLD = Samples.PLAIN
            .with(IkeVersion.V1)
            .with(Phase1Mode.AGGRESSIVE)
            .with(EncryptionAlgorithm.AES_128)
            .with(AuthAlgorithm.SHA1)
            .with(Initiator.RESPONSE_ONLY);

    @ParameterizedTest
    @EnumSource
    void isAsApproved(PeerFormat format) throws IOException {
        approve(format, "ikev2", Peers.of(Samples.PLAIN));
        approve(format, "ikev1-aggressive-networks", Peers.ofFour(OLD));
        if (format != PeerFormat.MIKROTIK) {
            approve(format, "ikev2-gcm-identities", Peers.of(GCM));
        }
        if (format != PeerFormat.CISCO_IOS) {
            approve(format, "ipv6", Peers.ofV6());
        }
        if (format != PeerFormat.VYOS && format != PeerFormat.JUNIPER_SRX) {
            approve(
                    format,
                    "ah-transport",
                    Peers.of(Samples.PLAIN
                            .with(TransformProtocol.AH)
                            .with(EncapsulationMode.TRANSPORT)
                            .with(DpdAction.DISABLED)));
        }
    }

    private static void approve(PeerFormat format, String sample, Peer peer) throws IOException {
        for (PeerFile file : format.render(peer)) {
            String kind = file.name().substring(file.name().lastIndexOf('.') + 1);
            assertApproved("peer/" + format.wireName() + "-" + sample + "." + kind, file.text());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CISCO_IOS,AES_256_CCM_12,SHA256,GROUP14,cisco-ios can't do encryption_algorithm 'aes-256-ccm-12' in IKE",
        "CISCO_IOS,AES_256,AES_XCBC,GROUP31,'cisco-ios can''t do auth_algorithm ''aes-xcbc'', pfs ''group31'' in IKE'",
        "JUNIPER_SRX,AES_256_CTR,SHA256,GROUP14,juniper-srx can't do encryption_algorithm 'aes-256-ctr' in IKE",
        "MIKROTIK,AES_256_GCM_16,SHA256,GROUP14,mikrotik can't do encryption_algorithm 'aes-256-gcm-16' in IKE",
        "MIKROTIK,AES_256,SHA384,GROUP14,mikrotik can't do auth_algorithm 'sha384' in IPsec",
        "PFSENSE,TRIPLE_DES,SHA256,GROUP14,pfsense can't do encryption_algorithm '3des' in IKE",
        "LIBRESWAN,AES_256,SHA256,GROUP2,libreswan can't do pfs 'group2' in IKE",
        "LIBRESWAN,AES_256_CCM_16,SHA256,GROUP14,libreswan can't do encryption_algorithm 'aes-256-ccm-16' in IKE",
    })
    void namesTheAlgorithmThatADeviceLacks(
            PeerFormat format, EncryptionAlgorithm cipher, AuthAlgorithm auth, DhGroup group, String message) {
        Peer peer = Peers.of(Samples.PLAIN.with(cipher).with(auth).with(group));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> format.render(peer))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "VYOS,AH,TUNNEL,vyos can't do transform_protocol 'ah'",
        "JUNIPER_SRX,ESP,TRANSPORT,juniper-srx can't do encapsulation_mode 'transport'",
    })
    void namesWhatElseADeviceLacks(
            PeerFormat format, TransformProtocol protocol, EncapsulationMode mode, String message) {
        Peer peer = Peers.of(Samples.PLAIN.with(protocol).with(mode));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> format.render(peer))
                .withMessage(message);
    }

    @Test
    void aCryptoMapOfCiscosIsForIpv4() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PeerFormat.CISCO_IOS.render(Peers.ofV6()))
                .withMessageContaining("2001:db8::1");
    }

    @ParameterizedTest
    @EnumSource
    void noFileHasAnotherKeyThanTheTextThatIsToBeReplaced(PeerFormat format) {
        assertThat(format.render(Peers.of(Samples.PLAIN)))
                .extracting(PeerFile::text)
                .anyMatch(text -> text.contains("REPLACE-WITH-THE-PRE-SHARED-KEY"));
    }

    @Test
    void isKnownByItsNameAlone() {
        assertThat(PeerFormat.of("ipsec.conf")).isEqualTo(PeerFormat.IPSEC_CONF);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PeerFormat.of("openvpn"))
                .withMessage("there is no format 'openvpn', but swanctl, ipsec.conf, libreswan, vyos, cisco-ios,"
                        + " juniper-srx, pfsense, mikrotik");
    }
}
