/** The networks, subnets and routers of a Neutron server, which Culvert follows where it does not keep its own. */
@NullMarked
package io.culvert.command.inventory;

import org.jspecify.annotations.NullMarked;
