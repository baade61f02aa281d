/** Pre-shared keys shown again to those who own them, if the operator wants that; each time on record. */
@NullMarked
package io.culvert.command.disclosure;

import org.jspecify.annotations.NullMarked;
