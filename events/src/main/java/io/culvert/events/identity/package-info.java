/** Who asks: tokens as they come with requests, and the identity services that know whose they are. */
@NullMarked
package io.culvert.events.identity;

import org.jspecify.annotations.NullMarked;
