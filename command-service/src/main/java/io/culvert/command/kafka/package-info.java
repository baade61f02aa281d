/** Events out to Kafka in log order, and the agents' reports in. */
@NullMarked
package io.culvert.command.kafka;

import org.jspecify.annotations.NullMarked;
