/** Readers of the log that go on where they stopped. */
@NullMarked
package io.culvert.command.follow;

import org.jspecify.annotations.NullMarked;
