/** The identity of this host: how it gets in, keeps its certificate fresh, and asks with it. */
@NullMarked
package io.culvert.agent.identity;

import org.jspecify.annotations.NullMarked;
