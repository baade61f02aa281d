/** Knows the hosts and gives routers to them. */
@NullMarked
package io.culvert.command.placement;

import org.jspecify.annotations.NullMarked;
