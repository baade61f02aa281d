/** Trees of named values, which swanctl's files and VICI's messages are made of. */
@NullMarked
package io.culvert.agent.section;

import org.jspecify.annotations.NullMarked;
