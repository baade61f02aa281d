/** The key-encryption key and its keepers: a private file, the environment, HashiCorp Vault, OpenStack Barbican. */
@NullMarked
package io.culvert.command.secrets.key;

import org.jspecify.annotations.NullMarked;
