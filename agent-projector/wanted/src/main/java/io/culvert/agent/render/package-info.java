/** Turns what is desired into the text that people read and charon and nftables load, and back. */
@NullMarked
package io.culvert.agent.render;

import org.jspecify.annotations.NullMarked;
