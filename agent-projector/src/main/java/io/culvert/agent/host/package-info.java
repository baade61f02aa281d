/** Does things to the machine: namespaces, processes, files, packet filters. */
@NullMarked
package io.culvert.agent.host;

import org.jspecify.annotations.NullMarked;
