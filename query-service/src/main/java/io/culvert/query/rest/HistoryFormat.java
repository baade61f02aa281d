package io.culvert.query.rest;

import io.culvert.events.wire.Json;
import io.culvert.query.port.HistoryPage;
import io.culvert.query.view.HistoryQuery;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** In which form a history is answered. */
enum HistoryFormat {
    JSON("application/json"),
    NDJSON("application/x-ndjson"),
    CSV("text/csv");

    private final String mediaType;

    HistoryFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /**
     * JSON if neither says otherwise.
     *
     * @param format the parameter, which counts more
     * @param accept the header
     */
    static HistoryFormat of(@Nullable String format, @Nullable String accept) {
        if (format != null) {
            return switch (format) {
                case "json" -> JSON;
                case "ndjson" -> NDJSON;
                case "csv" -> CSV;
                default -> throw HistoryQuery.bad("format", format, "is none of json, ndjson and csv");
            };
        }
        String accepted = accept == null ? "" : accept.toLowerCase(Locale.ROOT);
        if (accepted.contains("ndjson")) {
            return NDJSON;
        }
        return accepted.contains(CSV.mediaType) ? CSV : JSON;
    }

    /** The page that follows the event of that version. */
    interface Following {
        HistoryPage page(long version);
    }

    /** For who asked for so many events and no more. */
    static final Following NO_MORE = version -> new HistoryPage(List.of(), false);

    /** JSON is the page alone. The others go on page by page, so that a long history takes no more memory than a short one. */
    void write(Writer out, HistoryPage begin, Following following, HistoryRows rows) throws IOException {
        if (this == JSON) {
            out.write(json(begin, rows));
            return;
        }
        if (this == CSV) {
            out.write(Csv.line(rows.head()));
        }
        HistoryPage page = begin;
        lines(out, page, rows);
        while (page.hasNext()) {
            page = following.page(page.events().getLast().version());
            lines(out, page, rows);
        }
    }

    private void lines(Writer out, HistoryPage page, HistoryRows rows) throws IOException {
        Stream<String> lines =
                this == CSV ? rows.cells(page).map(Csv::line) : rows.json(page).map(row -> Json.write(row) + "\n");
        for (String line : (Iterable<String>) lines::iterator) {
            out.write(line);
        }
    }

    private static String json(HistoryPage page, HistoryRows rows) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("history", rows.json(page).toList());
        answer.put(
                "next", page.hasNext() ? Long.toString(page.events().getLast().version()) : null);
        return Json.write(answer);
    }
}
