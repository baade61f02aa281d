package io.culvert.query.view;

import io.culvert.events.resource.ChangeSet;
import io.culvert.events.resource.Drift;
import io.culvert.events.resource.EndpointGroup;
import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.resource.Network;
import io.culvert.events.resource.Resource;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.StandardAttributes;
import io.culvert.events.resource.Subnet;
import io.culvert.events.resource.VpnService;
import io.culvert.events.resource.Webhook;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.StateSnapshot;
import io.culvert.events.value.ResourceKind;
import io.culvert.events.value.RouterId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts a project's state together again from its stored documents. */
public final class Restoration {
    private Restoration() {}

    public static ProjectState of(long version, long intentVersion, long shredded, List<StoredView> documents) {
        return new StateSnapshot(
                        version,
                        intentVersion,
                        all(documents, Network.class).toList(),
                        all(documents, Subnet.class).toList(),
                        all(documents, Router.class).toList(),
                        all(documents, IkePolicy.class).toList(),
                        all(documents, IpsecPolicy.class).toList(),
                        all(documents, EndpointGroup.class).toList(),
                        all(documents, VpnService.class).toList(),
                        all(documents, SiteConnection.class).toList(),
                        all(documents, RouterHosting.class)
                                .flatMap(hosting -> hosting.binding().stream())
                                .toList(),
                        all(documents, RouterHosting.class)
                                .flatMap(hosting -> hosting.heir().stream())
                                .toList(),
                        all(documents, RouterHosting.class)
                                .collect(Collectors.toMap(RouterHosting::routerId, RouterHosting::epoch)),
                        all(documents, ConnectionHosting.class)
                                .collect(Collectors.toMap(ConnectionHosting::connectionId, ConnectionHosting::status)),
                        drifts(documents),
                        standard(documents),
                        all(documents, ProjectQuotas.class)
                                .map(ProjectQuotas::limits)
                                .findFirst()
                                .orElse(Map.of()),
                        shredded,
                        all(documents, ChangeSet.class).toList(),
                        all(documents, Webhook.class).toList())
                .restore();
    }

    private static Map<RouterId, Drift> drifts(List<StoredView> documents) {
        Map<RouterId, Drift> all = new HashMap<>();
        all(documents, RouterHosting.class)
                .forEach(hosting -> hosting.drift().ifPresent(drift -> all.put(hosting.routerId(), drift)));
        return all;
    }

    private static Map<String, StandardAttributes> standard(List<StoredView> documents) {
        Map<String, StandardAttributes> all = new HashMap<>();
        for (StoredView document : documents) {
            if (document.body() instanceof Resource resource) {
                document.standard().ifPresent(its -> all.put(ResourceKind.subject(resource.id()), its));
            }
        }
        return all;
    }

    private static <T> Stream<T> all(List<StoredView> documents, Class<T> type) {
        return documents.stream().map(StoredView::body).filter(type::isInstance).map(type::cast);
    }
}
