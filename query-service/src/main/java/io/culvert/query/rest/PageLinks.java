package io.culvert.query.rest;

import io.culvert.query.view.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.util.MultiValueMap;

/** The links of a page to the pages beside it: the same question with another marker. */
final class PageLinks {
    private PageLinks() {}

    /** @param url the URL asked for, without its parameters */
    static List<Map<String, String>> of(Page page, String url, MultiValueMap<String, String> parameters) {
        List<Map<String, String>> links = new ArrayList<>();
        if (page.links().next()) {
            links.add(Map.of("rel", "next", "href", url + "?" + query(parameters, marker(page, -1))));
        }
        if (page.links().previous()) {
            List<String> more = new ArrayList<>(marker(page, 0));
            more.add("page_reverse=True");
            links.add(Map.of("rel", "previous", "href", url + "?" + query(parameters, more)));
        }
        return links;
    }

    private static List<String> marker(Page page, int which) {
        if (page.rows().isEmpty()) {
            return List.of();
        }
        var row = which < 0 ? page.rows().getLast() : page.rows().getFirst();
        return List.of("marker=" + row.get("id"));
    }

    private static String query(MultiValueMap<String, String> parameters, List<String> more) {
        List<String> parts = new ArrayList<>();
        parameters.forEach((name, values) -> {
            if (!name.equals("marker") && !name.equals("page_reverse")) {
                values.forEach(value -> parts.add(encode(name) + "=" + encode(value)));
            }
        });
        parts.addAll(more);
        return String.join("&", parts);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
