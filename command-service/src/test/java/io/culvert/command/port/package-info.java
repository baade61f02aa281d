/** Tests of the ports' values. */
@NullMarked
package io.culvert.command.port;

import org.jspecify.annotations.NullMarked;
