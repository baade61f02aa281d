/** Holds the direction of dependencies between the rooms, each rule with an offender that it must catch. */
@NullMarked
package io.culvert.architecture;

import org.jspecify.annotations.NullMarked;
