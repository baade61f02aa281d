@NullMarked
package io.culvert.query.telemetry;

import org.jspecify.annotations.NullMarked;
