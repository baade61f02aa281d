/** Tests of the log against the embedded server. */
@NullMarked
package io.culvert.command.store;

import org.jspecify.annotations.NullMarked;
