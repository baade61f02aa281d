/** The values that commands, events and reports are made of: parsed once, at the edge, then carried. */
@NullMarked
package io.culvert.events.value;

import org.jspecify.annotations.NullMarked;
