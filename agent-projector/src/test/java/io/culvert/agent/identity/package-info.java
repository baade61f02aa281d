@NullMarked
package io.culvert.agent.identity;

import org.jspecify.annotations.NullMarked;
