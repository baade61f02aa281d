/** Culvert as its users meet it: the launcher, the lab, the unmodified OpenStack client, and real tunnels. */
@NullMarked
package io.culvert.acceptance;

import org.jspecify.annotations.NullMarked;
