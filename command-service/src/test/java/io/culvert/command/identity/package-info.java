/** Tests. */
@NullMarked
package io.culvert.command.identity;

import org.jspecify.annotations.NullMarked;
