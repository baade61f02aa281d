@NullMarked
package io.culvert.query.images;

import org.jspecify.annotations.NullMarked;
