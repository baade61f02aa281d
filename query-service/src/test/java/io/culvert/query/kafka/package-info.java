@NullMarked
package io.culvert.query.kafka;

import org.jspecify.annotations.NullMarked;
