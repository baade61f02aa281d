/** All of Culvert in one process: both services, the agent, and the broker and database unless real ones are named. */
@NullMarked
package io.culvert.standalone;

import org.jspecify.annotations.NullMarked;
