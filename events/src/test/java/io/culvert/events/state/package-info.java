@NullMarked
package io.culvert.events.state;

import org.jspecify.annotations.NullMarked;
