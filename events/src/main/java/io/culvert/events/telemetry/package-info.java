/** What tunnels are made of and have carried, as the agents of hosts see it. */
@NullMarked
package io.culvert.events.telemetry;

import org.jspecify.annotations.NullMarked;
