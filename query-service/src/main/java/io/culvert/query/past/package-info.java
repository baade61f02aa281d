/** The past of projects, put together from checkpoints, events and images. */
@NullMarked
package io.culvert.query.past;

import org.jspecify.annotations.NullMarked;
