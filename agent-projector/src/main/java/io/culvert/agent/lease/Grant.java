package io.culvert.agent.lease;

import io.culvert.events.lease.LeaseTerms;

/**
 * A lease as it was given.
 *
 * @param position of the log's last event at that time; 0 if that was not told
 */
record Grant(LeaseTerms terms, long position) {}
