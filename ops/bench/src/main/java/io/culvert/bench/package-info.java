/** The benchmarks: each prints what it measured and on what; none of them judges. */
@NullMarked
package io.culvert.bench;

import org.jspecify.annotations.NullMarked;
