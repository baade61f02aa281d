/** Breaks the rules of its room on purpose: the architecture test must catch what is here. */
@NullMarked
package io.culvert.agent.plan.offender;

import org.jspecify.annotations.NullMarked;
