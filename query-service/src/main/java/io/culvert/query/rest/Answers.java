package io.culvert.query.rest;

import io.culvert.query.view.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The bodies of answers with rows. */
final class Answers {
    private Answers() {}

    /** @param finish what is done to the rows that are shown, and to no others */
    static Map<String, Object> many(
            String key,
            Page page,
            UnaryOperator<Map<String, @Nullable Object>> finish,
            HttpServletRequest request,
            MultiValueMap<String, String> parameters) {
        var body = new LinkedHashMap<String, Object>();
        body.put(key, page.rows().stream().map(finish).toList());
        List<Map<String, String>> links =
                PageLinks.of(page, request.getRequestURL().toString(), parameters);
        if (!links.isEmpty()) {
            body.put(key + "_links", links);
        }
        return body;
    }
}
