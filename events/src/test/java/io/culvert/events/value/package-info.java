@NullMarked
package io.culvert.events.value;

import org.jspecify.annotations.NullMarked;
