/** For tests: sends a reader what nobody should send it, and looks at what becomes of it. */
@NullMarked
package io.culvert.fuzz;

import org.jspecify.annotations.NullMarked;
