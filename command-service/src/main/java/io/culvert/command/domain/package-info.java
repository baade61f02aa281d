/** Decides: commands, the rules of each resource, and the events they lead to. Pure. */
@NullMarked
package io.culvert.command.domain;

import org.jspecify.annotations.NullMarked;
