@NullMarked
package io.culvert.query.view;

import org.jspecify.annotations.NullMarked;
