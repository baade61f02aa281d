package io.culvert.events.value;

/** A Diffie-Hellman group by its IANA number (API reference, attribute {@code pfs}). */
public enum DhGroup implements WireName {
    GROUP2("group2"),
    GROUP5("group5"),
    GROUP14("group14"),
    GROUP15("group15"),
    GROUP16("group16"),
    GROUP17("group17"),
    GROUP18("group18"),
    GROUP19("group19"),
    GROUP20("group20"),
    GROUP21("group21"),
    GROUP22("group22"),
    GROUP23("group23"),
    GROUP24("group24"),
    GROUP25("group25"),
    GROUP26("group26"),
    GROUP27("group27"),
    GROUP28("group28"),
    GROUP29("group29"),
    GROUP30("group30"),
    GROUP31("group31");

    private final String wireName;

    DhGroup(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
