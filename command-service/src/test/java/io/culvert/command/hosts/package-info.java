@NullMarked
package io.culvert.command.hosts;

import org.jspecify.annotations.NullMarked;
