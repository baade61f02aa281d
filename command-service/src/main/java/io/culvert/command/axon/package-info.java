/** The shell around the decider: one Axon aggregate for each project. */
@NullMarked
package io.culvert.command.axon;

import org.jspecify.annotations.NullMarked;
