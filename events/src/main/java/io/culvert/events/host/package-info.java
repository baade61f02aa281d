/** How a host proves who it is: what its agent and the command service must say alike. */
@NullMarked
package io.culvert.events.host;

import org.jspecify.annotations.NullMarked;
