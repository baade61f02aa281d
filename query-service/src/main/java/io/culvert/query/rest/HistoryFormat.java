package io.culvert.query.rest;

import io.culvert.query.view.HistoryQuery;
import java.util.Locale;
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
}
