/** How the services reach their Kafka and their MongoDB, and how they know that it is them. */
@NullMarked
package io.culvert.events.connect;

import org.jspecify.annotations.NullMarked;
