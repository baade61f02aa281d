package io.culvert.command.rest;

import io.culvert.events.api.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The shapes by which the controllers take their bodies apart. */
final class Shapes {
    private static final List<Shape> ALL = List.of(
            NetworkController.SHAPE,
            SubnetController.SHAPE,
            RouterController.SHAPE,
            IkePolicyController.SHAPE,
            IpsecPolicyController.SHAPE,
            EndpointGroupController.SHAPE,
            VpnServiceController.SHAPE,
            SiteConnectionController.SHAPE,
            WebhookController.SHAPE);

    private Shapes() {}

    static Map<Collection, Shape> all() {
        Map<Collection, Shape> all = new EnumMap<>(Collection.class);
        ALL.forEach(shape -> all.put(shape.collection(), shape));
        return all;
    }

    static Shape of(Collection collection) {
        return ALL.stream()
                .filter(shape -> shape.collection() == collection)
                .findFirst()
                .orElseThrow();
    }
}
