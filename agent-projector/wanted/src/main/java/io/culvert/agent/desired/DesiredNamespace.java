package io.culvert.agent.desired;

import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import java.util.List;

/** All that one router's namespace should hold. {@code intentVersion} is the version of the last intent of the project in
 * it, {@code epoch} that of the router's binding, or of its preparation; {@code pairs} is the traffic that belongs into
 * tunnels, up or not. */
public record DesiredNamespace(
        RouterId routerId,
        ProjectId projectId,
        long epoch,
        Stage stage,
        long intentVersion,
        List<DesiredIke> ikes,
        List<TrafficPair> pairs) {
    public DesiredNamespace {
        ikes = List.copyOf(ikes);
        pairs = List.copyOf(pairs);
    }

    /** Of a router that is carried. */
    public DesiredNamespace(
            RouterId routerId,
            ProjectId projectId,
            long epoch,
            long intentVersion,
            List<DesiredIke> ikes,
            List<TrafficPair> pairs) {
        this(routerId, projectId, epoch, Stage.CARRIED, intentVersion, ikes, pairs);
    }

    /** The same as it is to be prepared: nothing of it begins by itself, be it that traffic asks for it. */
    public DesiredNamespace prepared() {
        return new DesiredNamespace(
                routerId,
                projectId,
                epoch,
                Stage.PREPARED,
                intentVersion,
                ikes.stream().map(DesiredIke::thatOnlyResponds).toList(),
                pairs);
    }

    /** The same with other IKE connections; what is guarded stays. */
    DesiredNamespace with(List<DesiredIke> others) {
        return new DesiredNamespace(routerId, projectId, epoch, stage, intentVersion, others, pairs);
    }
}
