/** Tests of the keepers of the key-encryption key, and doubles of those that are servers. */
@NullMarked
package io.culvert.command.secrets.key;

import org.jspecify.annotations.NullMarked;
