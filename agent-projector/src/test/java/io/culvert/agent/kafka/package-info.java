@NullMarked
package io.culvert.agent.kafka;

import org.jspecify.annotations.NullMarked;
