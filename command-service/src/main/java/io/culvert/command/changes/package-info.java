/** Sees to it that no change set waits longer than it may. */
@NullMarked
package io.culvert.command.changes;

import org.jspecify.annotations.NullMarked;
