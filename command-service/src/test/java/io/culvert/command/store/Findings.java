package io.culvert.command.store;

import io.culvert.command.port.EventLog;
import io.culvert.command.port.LogAudit;
import io.culvert.events.wire.WireEvent;
import java.util.ArrayList;
import java.util.List;

/** What an audit told, fault by fault as {@code position: what}. */
record Findings(List<WireEvent> events, List<String> faults) {
    static Findings in(CommandDatabase database, EventLog log) {
        Findings found = new Findings(new ArrayList<>(), new ArrayList<>());
        new MongoLogAudit(database, log).walk(new LogAudit.Walker() {
            @Override
            public void event(WireEvent event) {
                found.events.add(event);
            }

            @Override
            public void fault(long position, String what) {
                found.faults.add(position + ": " + what);
            }

            @Override
            public void unsealed() {}
        });
        return found;
    }
}
