/** What the rooms of the query service need of each other, and of whoever runs them, said without any library. */
@NullMarked
package io.culvert.query.port;

import org.jspecify.annotations.NullMarked;
