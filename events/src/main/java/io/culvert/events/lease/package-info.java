/** What a host and the command service say to each other of the host's lease. */
@NullMarked
package io.culvert.events.lease;

import org.jspecify.annotations.NullMarked;
