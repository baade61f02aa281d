/** The right to carry routers, and letting go of them in time. */
@NullMarked
package io.culvert.agent.lease;

import org.jspecify.annotations.NullMarked;
