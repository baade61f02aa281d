/** The vault: pre-shared keys under envelope encryption. */
@NullMarked
package io.culvert.command.secrets;

import org.jspecify.annotations.NullMarked;
