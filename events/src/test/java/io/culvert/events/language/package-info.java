/** Writes down the published language, and watches over it: schemas, the AsyncAPI document, what may change. */
@NullMarked
package io.culvert.events.language;

import org.jspecify.annotations.NullMarked;
