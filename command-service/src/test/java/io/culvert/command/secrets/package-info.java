/** Tests of the vault. */
@NullMarked
package io.culvert.command.secrets;

import org.jspecify.annotations.NullMarked;
