/** Tests of the readers of the log. */
@NullMarked
package io.culvert.command.follow;

import org.jspecify.annotations.NullMarked;
