/** What hosts tell of tunnels, as it is now. */
@NullMarked
package io.culvert.query.telemetry;

import org.jspecify.annotations.NullMarked;
