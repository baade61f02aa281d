/** The log, its snapshots and its followers' places on MongoDB. */
@NullMarked
package io.culvert.command.store;

import org.jspecify.annotations.NullMarked;
