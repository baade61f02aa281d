package io.culvert.query.rest;

import io.culvert.agent.desired.HostActions.HostAction;
import io.culvert.events.value.HostId;
import io.culvert.query.port.Aftermath;
import io.culvert.query.port.RecordedEvent;
import io.culvert.query.view.HistoryQuery;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What came of an event, beside it in its row for who asks: states of the past are folded for it. */
enum Included {
    /** What hosts had to do. */
    HOST_ACTIONS {
        @Override
        Object json(Aftermath aftermath, RecordedEvent event) {
            return aftermath.actions(event).stream().map(Included::action).toList();
        }

        @Override
        String cell(Aftermath aftermath, RecordedEvent event) {
            return aftermath.actions(event).stream()
                    .map(each -> verb(each) + " " + each.connectionId()
                            + each.hostId().map(host -> " on " + host.value()).orElse(""))
                    .collect(Collectors.joining("; "));
        }
    },
    /** What they told of these tunnels afterwards. */
    FOLLOWED {
        @Override
        Object json(Aftermath aftermath, RecordedEvent event) {
            return aftermath.followed(event).stream().map(HistoryRow::json).toList();
        }

        @Override
        String cell(Aftermath aftermath, RecordedEvent event) {
            return aftermath.followed(event).stream()
                    .map(each -> each.time() + " " + each.sentence())
                    .collect(Collectors.joining(" "));
        }
    };

    /** The most events of a page that has any of it. */
    static final int MOST = 100;

    /** @param asked lists with commas between; null for none */
    static Set<Included> of(@Nullable List<String> asked) {
        Set<Included> included = EnumSet.noneOf(Included.class);
        for (String text : asked == null ? List.<String>of() : asked) {
            for (String name : text.split(",", -1)) {
                included.add(EnumSet.allOf(Included.class).stream()
                        .filter(each -> each.key().equals(name))
                        .findFirst()
                        .orElseThrow(() -> HistoryQuery.bad("include", name, "is neither host_actions nor followed")));
            }
        }
        return included;
    }

    /** The name of the attribute, and of the column. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    abstract Object json(Aftermath aftermath, RecordedEvent event);

    abstract String cell(Aftermath aftermath, RecordedEvent event);

    private static Map<String, Object> action(HostAction action) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("action", verb(action));
        shown.put("ipsec_site_connection_id", action.connectionId().toString());
        shown.put("router_id", action.routerId().toString());
        action.hostId().map(HostId::value).ifPresent(host -> shown.put("host", host));
        return shown;
    }

    private static String verb(HostAction action) {
        return action.kind().name().toLowerCase(Locale.ROOT);
    }
}
