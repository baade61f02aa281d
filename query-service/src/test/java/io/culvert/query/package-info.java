@NullMarked
package io.culvert.query;

import org.jspecify.annotations.NullMarked;
