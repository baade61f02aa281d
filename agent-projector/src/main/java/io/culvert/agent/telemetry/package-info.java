/** What is made of looks at charon: counters that outlive the SAs, and what is worth telling. */
@NullMarked
package io.culvert.agent.telemetry;

import org.jspecify.annotations.NullMarked;
