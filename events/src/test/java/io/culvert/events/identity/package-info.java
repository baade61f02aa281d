/** Tests. */
@NullMarked
package io.culvert.events.identity;

import org.jspecify.annotations.NullMarked;
