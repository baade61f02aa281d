@NullMarked
package io.culvert.command.kafka;

import org.jspecify.annotations.NullMarked;
