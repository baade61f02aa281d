@NullMarked
package io.culvert.agent.render.peer;

import org.jspecify.annotations.NullMarked;
