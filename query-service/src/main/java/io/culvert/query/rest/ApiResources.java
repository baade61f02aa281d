package io.culvert.query.rest;

import io.culvert.events.api.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The collections that there are, as links. */
final class ApiResources {
    private ApiResources() {}

    static List<Map<String, Object>> below(String base) {
        return Stream.of(Collection.values()).map(each -> resource(base, each)).toList();
    }

    private static Map<String, Object> resource(String base, Collection each) {
        var resource = new LinkedHashMap<String, Object>();
        resource.put("name", each.singular());
        resource.put("collection", each.plural());
        resource.put("links", List.of(self(base + "/" + each.path())));
        return resource;
    }

    static Map<String, String> self(String href) {
        var link = new LinkedHashMap<String, String>();
        link.put("rel", "self");
        link.put("href", href);
        return link;
    }
}
