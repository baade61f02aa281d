@NullMarked
package io.culvert.acceptance.failover;

import org.jspecify.annotations.NullMarked;
