@NullMarked
package io.culvert.query.past;

import org.jspecify.annotations.NullMarked;
