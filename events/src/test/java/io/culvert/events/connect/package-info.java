@NullMarked
package io.culvert.events.connect;

import org.jspecify.annotations.NullMarked;
