/** What the events want of this host, and nothing of how it is brought about. */
@NullMarked
package io.culvert.agent.desired;

import org.jspecify.annotations.NullMarked;
