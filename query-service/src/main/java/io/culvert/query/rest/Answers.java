package io.culvert.query.rest;

import io.culvert.query.view.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The bodies of answers with rows. */
final class Answers {
    private Answers() {}

    /** @param shown the rows of the page as they are shown */
    static Map<String, Object> many(
            String key,
            Page page,
            List<Map<String, @Nullable Object>> shown,
            HttpServletRequest request,
            MultiValueMap<String, String> parameters) {
        var body = new LinkedHashMap<String, Object>();
        body.put(key, shown);
        List<Map<String, String>> links =
                PageLinks.of(page, request.getRequestURL().toString(), parameters);
        if (!links.isEmpty()) {
            body.put(key + "_links", links);
        }
        return body;
    }
}
