package io.culvert.command.kafka;

import io.culvert.events.report.HostReport;

/** A report that its host has signed.
 * @param place where in the topic it is */
record Told(HostReport report, String place) {}
