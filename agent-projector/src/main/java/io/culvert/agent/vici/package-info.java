/** Talks to charon over its VICI socket (strongSwan, src/libcharon/plugins/vici/README.md). */
@NullMarked
package io.culvert.agent.vici;

import org.jspecify.annotations.NullMarked;
