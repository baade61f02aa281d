/** Culvert among servers that ask who it is, over TLS. */
@NullMarked
package io.culvert.acceptance.secured;

import org.jspecify.annotations.NullMarked;
