@NullMarked
package io.culvert.events.wire;

import org.jspecify.annotations.NullMarked;
