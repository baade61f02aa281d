/** The query service: folds events into views and answers readers from them. */
@NullMarked
package io.culvert.query;

import org.jspecify.annotations.NullMarked;
