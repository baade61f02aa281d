@NullMarked
package io.culvert.command.webhooks;

import org.jspecify.annotations.NullMarked;
