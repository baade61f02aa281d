/**
 * The edge of both services, before whatever they serve: how much is taken, who gets near what is not for clients, the
 * headers of every answer, and a record of who was refused. It knows servlets and no Spring, since both share it.
 */
@NullMarked
package io.culvert.events.edge;

import org.jspecify.annotations.NullMarked;
