/** Tests of the shell over the embedded server. */
@NullMarked
package io.culvert.command.axon;

import org.jspecify.annotations.NullMarked;
