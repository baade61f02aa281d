package io.culvert.query.view;

import io.culvert.events.resource.Binding;
import io.culvert.events.value.RouterId;
import java.util.Optional;

/** Where a router is carried: the last epoch that it had, and its binding if it has one now. */
public record RouterHosting(RouterId routerId, long epoch, Optional<Binding> binding) {}
