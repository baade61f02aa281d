@NullMarked
package io.culvert.agent.telemetry;

import org.jspecify.annotations.NullMarked;
