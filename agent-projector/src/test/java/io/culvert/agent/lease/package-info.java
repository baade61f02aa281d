@NullMarked
package io.culvert.agent.lease;

import org.jspecify.annotations.NullMarked;
