package io.culvert.command.domain;

import java.util.List;

/** Which types of events somebody wants: by their names on the wire, of any version, or by the beginning of these. */
public final class EventSelection {
    private EventSelection() {}

    /**
     * @param wanted as in {@code site-connection}, {@code site-connection.updated} or {@code
     *     io.culvert.site-connection.updated.v3}; all types if it is empty
     */
    public static boolean has(List<String> wanted, String type) {
        String name = bare(type);
        return wanted.isEmpty()
                || wanted.stream()
                        .map(EventSelection::bare)
                        .anyMatch(it -> name.equals(it) || name.startsWith(it + "."));
    }

    /** Versions change, and what somebody wants does not. */
    private static String bare(String type) {
        return type.replaceFirst("^io\\.culvert\\.", "").replaceFirst("\\.v\\d+$", "");
    }
}
