/** Tests. */
@NullMarked
package io.culvert.command.rest;

import org.jspecify.annotations.NullMarked;
