package io.culvert.agent.vici;

import io.culvert.agent.section.Section;
import java.util.List;

/** Reads the SAs of a list-sa, ike-updown or child-updown event: a section of SAs by the name of their connection. */
final class SaList {
    private SaList() {}

    static List<IkeSa> of(Section event) {
        return event.sections().entrySet().stream()
                .map(entry -> ike(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static IkeSa ike(String name, Section sa) {
        return new IkeSa(
                name,
                number(sa, "uniqueid"),
                sa.text("state").orElse(""),
                sa.text("local-host").orElse(""),
                sa.text("remote-host").orElse(""),
                sa.text("initiator").orElse("").equals("yes"),
                !sa.text("responder-spi").orElse("").matches("0*"),
                sa.section("child-sas").sections().values().stream()
                        .map(SaList::child)
                        .toList());
    }

    private static ChildSa child(Section sa) {
        return new ChildSa(
                sa.text("name").orElse(""),
                number(sa, "uniqueid"),
                sa.text("state").orElse(""),
                number(sa, "bytes-in"),
                number(sa, "bytes-out"),
                number(sa, "packets-in"),
                number(sa, "packets-out"));
    }

    private static long number(Section sa, String name) {
        String text = sa.text(name).orElse("0");
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw new CharonUnreachableException("charon says '" + text + "' where a number belongs: " + name, e);
        }
    }
}
