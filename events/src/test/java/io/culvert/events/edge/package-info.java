@NullMarked
package io.culvert.events.edge;

import org.jspecify.annotations.NullMarked;
