/** The command service put together. */
@NullMarked
package io.culvert.command;

import org.jspecify.annotations.NullMarked;
