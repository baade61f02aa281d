/** Views, offsets and history in MongoDB. */
@NullMarked
package io.culvert.query.mongo;

import org.jspecify.annotations.NullMarked;
