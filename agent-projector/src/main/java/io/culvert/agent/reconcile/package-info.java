/** Makes each namespace as wanted, again and again, and tells how it went. */
@NullMarked
package io.culvert.agent.reconcile;

import org.jspecify.annotations.NullMarked;
