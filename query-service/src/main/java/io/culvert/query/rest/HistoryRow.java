package io.culvert.query.rest;

import io.culvert.query.port.RecordedEvent;
import io.culvert.query.view.Change;
import io.culvert.query.view.Sentences;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An event of the history as JSON object and as row of a table. */
final class HistoryRow {
    /** The names of the cells. */
    static final List<String> HEAD =
            List.of("version", "time", "actor", "request_id", "type", "subject", "name", "sentence", "changes");

    private HistoryRow() {}

    static Map<String, Object> json(RecordedEvent event) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("version", event.version());
        row.put("time", event.time().toString());
        row.put("actor", event.actor());
        row.put("request_id", event.correlationId());
        row.put("type", event.type());
        row.put("subject", event.subject());
        row.put("name", event.told().name());
        row.put("sentence", event.sentence());
        row.put("changes", event.told().changes().stream().map(HistoryRow::json).toList());
        return row;
    }

    private static Map<String, @Nullable Object> json(Change change) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("attribute", change.attribute());
        json.put("before", change.before().orElse(null));
        json.put("after", change.after().orElse(null));
        return json;
    }

    static List<String> cells(RecordedEvent event) {
        return List.of(
                Long.toString(event.version()),
                event.time().toString(),
                event.actor(),
                event.correlationId(),
                event.type(),
                event.subject(),
                event.told().name(),
                event.sentence(),
                event.told().changes().stream().map(Sentences::changed).collect(Collectors.joining("; ")));
    }
}
