/** What the reconciler needs of the world beside its host. */
@NullMarked
package io.culvert.agent.port;

import org.jspecify.annotations.NullMarked;
