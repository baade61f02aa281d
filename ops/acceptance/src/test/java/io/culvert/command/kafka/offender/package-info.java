/** Breaks the rules of its room on purpose: the architecture test must catch what is here. */
@NullMarked
package io.culvert.command.kafka.offender;

import org.jspecify.annotations.NullMarked;
