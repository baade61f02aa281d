package io.culvert.agent.lease;

import io.culvert.agent.identity.HostIdentity;
import io.culvert.events.lease.HostFacts;
import io.culvert.events.lease.LeaseTerms;
import io.culvert.events.wire.Json;
import io.culvert.events.wire.UnreadableException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The command service, at its port for hosts. */
final class CommandServiceOffice implements LeaseOffice {
    private static final String PATH = "/hosts/lease";

    private final HostIdentity identity;

    CommandServiceOffice(HostIdentity identity) {
        this.identity = identity;
    }

    @Override
    public Optional<Grant> renew(HostFacts facts) {
        HttpResponse<byte[]> answer = identity.send("PUT", PATH, Json.write(facts));
        return answer.statusCode() == 409 ? Optional.empty() : Optional.of(grant(answer, 200));
    }

    @Override
    public Grant begin(HostFacts facts) {
        return grant(identity.send("POST", PATH, Json.write(facts)), 201);
    }

    private static Grant grant(HttpResponse<byte[]> answer, int expected) {
        if (answer.statusCode() != expected) {
            throw new LeaseUnavailableException(PATH + " answered " + answer.statusCode(), null);
        }
        try {
            LeaseTerms terms = Json.read(new String(answer.body(), StandardCharsets.UTF_8), LeaseTerms.class);
            return new Grant(
                    terms,
                    answer.headers().firstValueAsLong(LeaseTerms.LOG_POSITION).orElse(0));
        } catch (UnreadableException | NumberFormatException e) {
            throw new LeaseUnavailableException(PATH + " gave no lease", e);
        }
    }
}
