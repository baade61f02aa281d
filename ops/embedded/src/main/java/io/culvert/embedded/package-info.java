/** A real Kafka broker and a MongoDB-compatible server inside this process, on disk: for one machine, and for tests. */
@NullMarked
package io.culvert.embedded;

import org.jspecify.annotations.NullMarked;
