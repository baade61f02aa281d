@NullMarked
package io.culvert.command.placement;

import org.jspecify.annotations.NullMarked;
