package io.culvert.query.view;

import io.culvert.events.resource.Binding;
import io.culvert.events.resource.Drift;
import io.culvert.events.resource.Heir;
import io.culvert.events.value.RouterId;
import java.util.Optional;

/** Where a router is carried: the last epoch that it had, its binding if it has one now, who makes ready to be the next, and
 * the last drift under the binding. */
public record RouterHosting(
        RouterId routerId, long epoch, Optional<Binding> binding, Optional<Heir> heir, Optional<Drift> drift) {}
