/** Tests. */
@NullMarked
package io.culvert.command.domain;

import org.jspecify.annotations.NullMarked;
