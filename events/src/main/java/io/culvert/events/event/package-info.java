/** The facts: one record per event type, and the envelope that places an event in its stream and in the log. */
@NullMarked
package io.culvert.events.event;

import org.jspecify.annotations.NullMarked;
