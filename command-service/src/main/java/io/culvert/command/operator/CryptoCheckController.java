package io.culvert.command.operator;

import io.culvert.command.domain.CryptoPolicy;
import io.culvert.command.port.EventLog;
import io.culvert.command.port.LogAudit;
import io.culvert.events.api.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which tunnels, today and at any time, a crypto policy would forbid; none of what it says is put into force. */
@RestController
public final class CryptoCheckController {
    private final EventLog log;
    private final LogAudit audit;

    public CryptoCheckController(EventLog log, LogAudit audit) {
        this.log = log;
        this.audit = audit;
    }

    /** @param body the lines of a policy file, as {@code culvert.crypto.policy-file} names one */
    @PostMapping("/operator/crypto-check")
    void check(Caller caller, BufferedReader body, HttpServletResponse response) throws IOException {
        RefusedException.unlessAdmin(caller);
        CryptoPolicy policy = policy(body);
        Lines lines = Lines.to(response, log.head());
        CryptoCheck check = new CryptoCheck(policy, lines::progress);
        audit.walk(check);
        check.findings().forEach(finding -> lines.write(Map.of("finding", finding)));
        lines.write(Map.of("result", check.result()));
    }

    private static CryptoPolicy policy(BufferedReader body) {
        try {
            return CryptoPolicy.parse(body.lines().toList());
        } catch (IllegalArgumentException e) {
            throw RefusedException.badRequest(String.valueOf(e.getMessage()));
        }
    }
}
