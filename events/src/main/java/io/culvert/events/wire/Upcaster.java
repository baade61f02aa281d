package io.culvert.events.wire;

import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** The step from one version of an event type to the next: a pure function of the data, which it may change in place. */
record Upcaster(String from, String to, UnaryOperator<ObjectNode> step) {}
