/** The agent of a host, wired by hand. */
@NullMarked
package io.culvert.agent;

import org.jspecify.annotations.NullMarked;
