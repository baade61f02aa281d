package io.culvert.agent.desired;

import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.ConnectionId;
import java.util.Comparator;
import java.util.List;

/** The CHILD_SA of one site connection: which networks it joins, and how. {@code name} is what charon knows it by
 * ({@link ConfigName}). */
public record DesiredChild(
        String name, ConnectionId connectionId, IpsecPolicy policy, List<Cidr> localTs, List<Cidr> remoteTs) {
    /** In which an IKE connection has them: that of their connections' ids as texts, which names begin with. */
    static final Comparator<DesiredChild> ORDER = Comparator.comparing(DesiredChild::name);

    public DesiredChild {
        localTs = List.copyOf(localTs);
        remoteTs = List.copyOf(remoteTs);
    }

    public static DesiredChild of(
            ConnectionId connectionId, IpsecPolicy policy, List<Cidr> localTs, List<Cidr> remoteTs) {
        return new DesiredChild(
                ConfigName.ofChild(connectionId, policy, localTs, remoteTs), connectionId, policy, localTs, remoteTs);
    }
}
