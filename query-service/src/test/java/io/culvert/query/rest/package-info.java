/** Tests. */
@NullMarked
package io.culvert.query.rest;

import org.jspecify.annotations.NullMarked;
