/** The resources of a project as the Networking API v2.0 names them, each an immutable record. */
@NullMarked
package io.culvert.events.resource;

import org.jspecify.annotations.NullMarked;
