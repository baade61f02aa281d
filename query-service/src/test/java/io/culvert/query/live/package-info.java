@NullMarked
package io.culvert.query.live;

import org.jspecify.annotations.NullMarked;
