/** The Networking API v2.0 as both services show it: collections, representations, errors and callers. */
@NullMarked
package io.culvert.events.api;

import org.jspecify.annotations.NullMarked;
