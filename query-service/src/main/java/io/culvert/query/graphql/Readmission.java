package io.culvert.query.graphql;

import io.culvert.events.api.Caller;
import io.culvert.events.identity.Admission.Admitted;
import io.culvert.events.identity.Identity;
import io.culvert.events.value.ProjectId;

/** Asks anew whether somebody who was admitted with a token may still read. */
record Readmission(Identity identity, String token) {
    boolean sees(ProjectId project) {
        return identity.admit(token) instanceof Admitted(Caller caller) && caller.sees(project);
    }

    /** Tells no token. */
    @Override
    public String toString() {
        return "readmission";
    }
}
