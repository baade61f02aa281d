@NullMarked
package io.culvert.query.graphql;

import org.jspecify.annotations.NullMarked;
