/** From the topic of events to the views. */
@NullMarked
package io.culvert.query.kafka;

import org.jspecify.annotations.NullMarked;
