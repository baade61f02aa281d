/** Tests of the service put together, on a real broker and the embedded server. */
@NullMarked
package io.culvert.command;

import org.jspecify.annotations.NullMarked;
