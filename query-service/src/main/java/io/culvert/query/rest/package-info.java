/** The Networking API v2.0's reads over HTTP. */
@NullMarked
package io.culvert.query.rest;

import org.jspecify.annotations.NullMarked;
