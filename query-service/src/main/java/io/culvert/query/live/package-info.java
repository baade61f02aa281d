/** The events of projects as they come, for whoever follows them. */
@NullMarked
package io.culvert.query.live;

import org.jspecify.annotations.NullMarked;
