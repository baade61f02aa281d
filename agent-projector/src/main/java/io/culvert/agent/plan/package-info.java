/** The difference between what is wanted of a namespace and what is there, as actions; it does nothing itself. */
@NullMarked
package io.culvert.agent.plan;

import org.jspecify.annotations.NullMarked;
