package io.culvert.agent.plan;

import io.culvert.agent.desired.ConfigName;
import io.culvert.agent.desired.DesiredIke;
import io.culvert.agent.desired.Stage;
import io.culvert.agent.desired.TrafficPair;
import java.util.List;

/** What a namespace should hold, with the connections as charon is to load them. No connections means no charon. */
public record WantedNamespace(Stage stage, List<WantedIke> ikes, List<TrafficPair> pairs) {
    /** What a namespace should hold that is not ours to carry any more. */
    public static final WantedNamespace NOTHING = new WantedNamespace(Stage.CARRIED, List.of(), List.of());

    public WantedNamespace {
        ikes = List.copyOf(ikes);
        pairs = List.copyOf(pairs);
    }

    /**
     * An IKE connection and its file.
     *
     * @param keyId the id of its shared key in charon: another key, or another pair of peers, is another id; or that of
     *     its private key
     */
    public record WantedIke(DesiredIke ike, String file, String keyId) {
        public static WantedIke of(DesiredIke ike, String file) {
            return new WantedIke(ike, file, keyId(ike));
        }

        public static String keyId(DesiredIke ike) {
            return ike.certificates().map(some -> some.own().subjectKeyId()).orElseGet(() -> sharedKeyId(ike));
        }

        /** True for an id that this class made for a shared key. */
        static boolean isOfSharedKey(String id) {
            return id.contains("/");
        }

        private static String sharedKeyId(DesiredIke ike) {
            String peers = ConfigName.mark(ike.localId(), ike.remoteId());
            return ike.psk().secretId() + "/" + ike.psk().version() + "/" + peers;
        }

        public String name() {
            return ike.name();
        }
    }
}
