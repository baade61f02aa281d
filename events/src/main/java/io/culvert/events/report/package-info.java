/** What the agent of a host tells about what it saw. */
@NullMarked
package io.culvert.events.report;

import org.jspecify.annotations.NullMarked;
