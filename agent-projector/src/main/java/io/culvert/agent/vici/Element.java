package io.culvert.agent.vici;

/** The kinds of message element, with their numbers on the wire. */
enum Element {
    SECTION_START(1),
    SECTION_END(2),
    KEY_VALUE(3),
    LIST_START(4),
    LIST_ITEM(5),
    LIST_END(6);

    private final int code;

    Element(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** @throws MalformedException if there is no such element */
    static Element of(int code) {
        return switch (code) {
            case 1 -> SECTION_START;
            case 2 -> SECTION_END;
            case 3 -> KEY_VALUE;
            case 4 -> LIST_START;
            case 5 -> LIST_ITEM;
            case 6 -> LIST_END;
            default -> throw new MalformedException("no message element has the number " + code);
        };
    }
}
