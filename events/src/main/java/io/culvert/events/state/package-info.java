/** The fold of a project's events: what an event means is said here, once, for every service. */
@NullMarked
package io.culvert.events.state;

import org.jspecify.annotations.NullMarked;
