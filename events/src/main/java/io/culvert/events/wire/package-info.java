/** The published language as bytes: JSON, CloudEvents, hashes, topic names. The one room that knows Jackson. */
@NullMarked
package io.culvert.events.wire;

import org.jspecify.annotations.NullMarked;
