@NullMarked
package io.culvert.command.changes;

import org.jspecify.annotations.NullMarked;
