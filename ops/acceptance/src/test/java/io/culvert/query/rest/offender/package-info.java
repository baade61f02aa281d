/** Breaks the rules of its room on purpose: the architecture test must catch what is here. */
@NullMarked
package io.culvert.query.rest.offender;

import org.jspecify.annotations.NullMarked;
