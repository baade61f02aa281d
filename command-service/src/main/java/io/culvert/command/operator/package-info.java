/** What those who run Culvert ask of the log: how far its readers are, replay, dead letters, export, import, verification. */
@NullMarked
package io.culvert.command.operator;

import org.jspecify.annotations.NullMarked;
