package io.culvert.agent.vici;

/** A CHILD_SA as list-sas shows it. {@code state} is charon's word, such as INSTALLED, REKEYED or DELETED; several SAs may
 * share a name while one replaces another; counters start again at each rekey. */
public record ChildSa(
        String name, long uniqueId, String state, long bytesIn, long bytesOut, long packetsIn, long packetsOut) {
    public boolean isInstalled() {
        return state.equals("INSTALLED");
    }
}
