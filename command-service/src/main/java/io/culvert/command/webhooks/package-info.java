/** Sends the events of projects to whom they want to be told. */
@NullMarked
package io.culvert.command.webhooks;

import org.jspecify.annotations.NullMarked;
