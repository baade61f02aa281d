package io.culvert.acceptance.isolation;

import java.util.Optional;
import java.util.regex.Pattern;

/** Whose things a request is about: a project's, or things that there are not. */
record Target(Optional<Holdings> holdings) {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

    String id(Kind kind) {
        return holdings.map(its -> its.id(kind)).orElse(NOBODY);
    }

    /** One that nothing uses. */
    String fresh(Kind kind) {
        return holdings.map(its -> its.fresh(kind)).orElse(NOBODY);
    }

    String webhook() {
        return holdings.map(Holdings::webhook).orElse(NOBODY);
    }

    String project() {
        return holdings.map(Holdings::project).orElse("nowhere");
    }

    /** As above, or one that comes into being by being written to. */
    String projectToBe() {
        return holdings.map(Holdings::project).orElse("new");
    }

    /** The body without the ids and the project by which it could be told from another target's. */
    String without(String body) {
        return ID.matcher(body.replace(project(), "...").replace(projectToBe(), "..."))
                .replaceAll("...");
    }
}
