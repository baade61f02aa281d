/** What the rooms of the command service need of each other, said without any library. */
@NullMarked
package io.culvert.command.port;

import org.jspecify.annotations.NullMarked;
