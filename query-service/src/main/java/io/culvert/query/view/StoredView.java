package io.culvert.query.view;

import io.culvert.events.resource.StandardAttributes;
import java.util.Optional;

/** What a stored document says: of a resource also its standard attributes. */
public record StoredView(Record body, Optional<StandardAttributes> standard) {}
