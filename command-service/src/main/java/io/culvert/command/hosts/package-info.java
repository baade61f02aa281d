/** Hosts with an identity: how they are let in, what they may ask for, and whose reports count. */
@NullMarked
package io.culvert.command.hosts;

import org.jspecify.annotations.NullMarked;
