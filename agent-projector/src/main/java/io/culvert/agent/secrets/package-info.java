/** Fetches pre-shared keys from the vault. */
@NullMarked
package io.culvert.agent.secrets;

import org.jspecify.annotations.NullMarked;
