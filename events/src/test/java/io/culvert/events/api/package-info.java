@NullMarked
package io.culvert.events.api;

import org.jspecify.annotations.NullMarked;
