/** The images of all projects in memory: what readers read, and what waits for a version wait on. */
@NullMarked
package io.culvert.query.images;

import org.jspecify.annotations.NullMarked;
