/** Files that are the service's own. */
@NullMarked
package io.culvert.command.files;

import org.jspecify.annotations.NullMarked;
