package io.culvert.agent.plan;

import io.culvert.agent.desired.ConfigName;
import io.culvert.agent.desired.DesiredChild;
import io.culvert.agent.desired.DesiredIke;
import io.culvert.agent.desired.Stage;
import io.culvert.agent.desired.TrafficPair;
import io.culvert.agent.plan.WantedNamespace.WantedIke;
import io.culvert.events.resource.Certificates;
import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.resource.OwnCertificate;
import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.AuthMode;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.Dpd;
import io.culvert.events.value.EncapsulationMode;
import io.culvert.events.value.EncryptionAlgorithm;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.IkeVersion;
import io.culvert.events.value.Initiator;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.IpsecPolicyId;
import io.culvert.events.value.Lifetime;
import io.culvert.events.value.NatTraversal;
import io.culvert.events.value.Phase1Mode;
import io.culvert.events.value.SecretRef;
import io.culvert.events.value.TransformProtocol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** Things to want of a namespace. */
public final class Wants {
    private static final IpAddress LOCAL = IpAddress.of("172.24.4.226");

    private Wants() {}

    static WantedNamespace of(DesiredIke... ikes) {
        return of(List.of(ikes));
    }

    static WantedNamespace of(List<DesiredIke> ikes) {
        List<TrafficPair> pairs = ikes.stream()
                .flatMap(ike -> ike.children().stream())
                .map(child -> new TrafficPair(
                        child.localTs().getFirst(), child.remoteTs().getFirst()))
                .toList();
        return new WantedNamespace(
                Stage.CARRIED,
                ikes.stream().map(ike -> WantedIke.of(ike, ike.toString())).toList(),
                pairs);
    }

    /** The same as it is to be prepared. */
    static WantedNamespace prepared(WantedNamespace carried) {
        WantedNamespace responding = of(
                carried.ikes().stream().map(ike -> ike.ike().thatOnlyResponds()).toList());
        return new WantedNamespace(Stage.PREPARED, responding.ikes(), responding.pairs());
    }

    /** An IKE connection to 172.24.4.(100 + peer); the other numbers choose among a few variants of each part. */
    public static DesiredIke ike(int peer, int cipher, int lifetime, int key, Initiator who, DesiredChild... children) {
        String remote = "172.24.4." + (100 + peer);
        IkePolicy policy = new IkePolicy(
                new IkePolicyId(new UUID(3, cipher)),
                "ikepolicy1",
                "",
                AuthAlgorithm.SHA256,
                cipher == 0 ? EncryptionAlgorithm.AES_128 : EncryptionAlgorithm.AES_256,
                DhGroup.GROUP14,
                IkeVersion.V2,
                Phase1Mode.MAIN,
                new Lifetime(3600 + lifetime));
        return new DesiredIke(
                ConfigName.ofIke(LOCAL, remote, LOCAL.toString(), remote, policy, NatTraversal.AUTO, AuthMode.PSK),
                LOCAL,
                remote,
                LOCAL.toString(),
                remote,
                policy,
                Dpd.DEFAULT,
                who,
                NatTraversal.AUTO,
                new SecretRef(new UUID(4, peer), key, "f"),
                Optional.empty(),
                List.of(children));
    }

    /** The same by a certificate of that key. */
    static DesiredIke certified(DesiredIke ike, int key) {
        OwnCertificate own = new OwnCertificate(
                List.of("MIIBAQ=="), Integer.toString(key).repeat(40), "", List.of("east"), Instant.EPOCH);
        return with(
                ike,
                ike.name() + "-certified",
                ike.remoteAddress(),
                Optional.of(new Certificates(own, List.of("MIIBAg=="))));
    }

    /** The same to a peer that has that host name. */
    public static DesiredIke named(DesiredIke ike, String peer) {
        return with(ike, ike.name(), peer, ike.certificates());
    }

    private static DesiredIke with(DesiredIke ike, String name, String peer, Optional<Certificates> certificates) {
        return new DesiredIke(
                name,
                ike.localAddress(),
                peer,
                ike.localId(),
                ike.remoteId(),
                ike.policy(),
                ike.dpd(),
                ike.initiator(),
                ike.natTraversal(),
                ike.psk(),
                certificates,
                ike.children());
    }

    public static DesiredChild child(int connection, int cipher, int remoteNet) {
        IpsecPolicy policy = new IpsecPolicy(
                new IpsecPolicyId(new UUID(5, cipher)),
                "ipsecpolicy1",
                "",
                TransformProtocol.ESP,
                AuthAlgorithm.SHA256,
                cipher == 0 ? EncryptionAlgorithm.AES_128 : EncryptionAlgorithm.AES_256,
                EncapsulationMode.TUNNEL,
                DhGroup.GROUP14,
                new Lifetime(3600));
        return DesiredChild.of(
                new ConnectionId(new UUID(6, connection)),
                policy,
                List.of(Cidr.of("10.1.0.0/24")),
                List.of(Cidr.of("10." + (2 + remoteNet) + ".0.0/24")));
    }

    static WantedNamespace random(Random random) {
        List<DesiredIke> ikes = new ArrayList<>();
        int connection = 0;
        int peers = random.nextInt(4);
        for (int peer = 0; peer < peers; peer++) {
            DesiredChild[] children = new DesiredChild[1 + random.nextInt(3)];
            for (int i = 0; i < children.length; i++) {
                children[i] = child(connection++, random.nextInt(2), random.nextInt(5));
            }
            int key = 1 + random.nextInt(2);
            DesiredIke ike = ike(peer, random.nextInt(2), random.nextInt(2), key, Initiator.BI_DIRECTIONAL, children);
            ikes.add(random.nextInt(3) == 0 ? certified(ike, key) : ike);
        }
        return of(ikes);
    }
}
