/** Who asks: the caller of a write, from the token that came with it. */
@NullMarked
package io.culvert.command.identity;

import org.jspecify.annotations.NullMarked;
