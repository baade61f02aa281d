/** Events in, reports out. */
@NullMarked
package io.culvert.agent.kafka;

import org.jspecify.annotations.NullMarked;
