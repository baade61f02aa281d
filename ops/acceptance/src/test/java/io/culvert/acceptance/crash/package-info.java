/**
 * Culvert killed at random moments under load, and an independent checker that compares what was acknowledged with what
 * is told afterwards. It knows Culvert by its API and its topic alone.
 */
@NullMarked
package io.culvert.acceptance.crash;

import org.jspecify.annotations.NullMarked;
