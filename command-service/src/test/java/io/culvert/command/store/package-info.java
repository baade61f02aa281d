/** The contract of the log, on the embedded server and on any MongoDB that is named. */
@NullMarked
package io.culvert.command.store;

import org.jspecify.annotations.NullMarked;
