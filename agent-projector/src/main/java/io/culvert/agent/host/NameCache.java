package io.culvert.agent.host;

import java.security.Security;

/** What the JVM remembers of where names lead: 30 seconds of an answer, 10 of there being none. */
public final class NameCache {
    private NameCache() {}

    /** Has every look ask the host's resolver, which knows how long its answers are good for. Of no use once the JVM has looked
     * a name up. */
    public static void off() {
        Security.setProperty("networkaddress.cache.ttl", "0");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
    }
}
