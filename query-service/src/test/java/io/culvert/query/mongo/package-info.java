@NullMarked
package io.culvert.query.mongo;

import org.jspecify.annotations.NullMarked;
