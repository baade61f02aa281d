/** Remembers, purely: a project's image, the documents that it is stored as, and what readers ask of it. */
@NullMarked
package io.culvert.query.view;

import org.jspecify.annotations.NullMarked;
