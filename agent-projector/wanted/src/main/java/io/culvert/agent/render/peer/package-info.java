/** Turns a site connection round: the configuration of the device on its other side, which Culvert does not manage. */
@NullMarked
package io.culvert.agent.render.peer;

import org.jspecify.annotations.NullMarked;
