package io.culvert.query.view;

import io.culvert.events.resource.Binding;
import io.culvert.events.resource.Drift;
import io.culvert.events.value.RouterId;
import java.util.Optional;

/** Where a router is carried: the last epoch that it had, its binding if it has one now, and the last drift under that. */
public record RouterHosting(RouterId routerId, long epoch, Optional<Binding> binding, Optional<Drift> drift) {}
