/** The writes of the Networking API v2.0: bodies are parsed to commands here, and nowhere else. */
@NullMarked
package io.culvert.command.rest;

import org.jspecify.annotations.NullMarked;
