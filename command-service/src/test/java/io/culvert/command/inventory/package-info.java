@NullMarked
package io.culvert.command.inventory;

import org.jspecify.annotations.NullMarked;
