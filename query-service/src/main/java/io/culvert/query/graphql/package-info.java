/** The inventory, the status of every connection and its events, as a graph. */
@NullMarked
package io.culvert.query.graphql;

import org.jspecify.annotations.NullMarked;
