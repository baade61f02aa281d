/** What clients send that were made to send anything: generated requests, and what must hold of every answer. */
@NullMarked
package io.culvert.acceptance.isolation;

import org.jspecify.annotations.NullMarked;
