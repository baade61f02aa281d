package io.culvert.command.rest;

import static io.culvert.command.rest.Keywords.ordered;
import static io.culvert.command.rest.Keywords.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What can be done at a path with one method; each step gives another one. */
record OpenApiOperation(
        String id,
        String tag,
        String summary,
        List<Map<String, Object>> parameters,
        Map<String, Object> body,
        Map<String, Object> answers) {
    OpenApiOperation {
        parameters = List.copyOf(parameters);
        body = Collections.unmodifiableMap(new LinkedHashMap<>(body));
        answers = new TreeMap<>(answers);
    }

    static OpenApiOperation of(String id, String tag, String summary) {
        return new OpenApiOperation(id, tag, summary, List.of(), Map.of(), Map.of());
    }

    /** @param names of shared parameters */
    OpenApiOperation asks(String... names) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (String name : names) {
            all.add(reference("parameters", name));
        }
        return asks(all);
    }

    OpenApiOperation asks(List<Map<String, Object>> more) {
        List<Map<String, Object>> all = new ArrayList<>(parameters);
        all.addAll(more);
        return new OpenApiOperation(id, tag, summary, all, body, answers);
    }

    OpenApiOperation takes(Map<String, Object> schema) {
        return new OpenApiOperation(id, tag, summary, parameters, schema, answers);
    }

    OpenApiOperation answers(int status, Map<String, Object> answer) {
        Map<String, Object> all = new TreeMap<>(answers);
        all.put(String.valueOf(status), answer);
        return new OpenApiOperation(id, tag, summary, parameters, body, all);
    }

    /** With the shared answers of these statuses; what may be full may also be asked too fast. */
    OpenApiOperation refuses(int... statuses) {
        OpenApiOperation all = this;
        for (int status : statuses) {
            if (status == 503) {
                all = all.refuses(429);
            }
            all = all.answers(status, reference("responses", OpenApiAnswers.refusal(status)));
        }
        return all;
    }

    Map<String, Object> json() {
        Map<String, Object> json = ordered("operationId", id, "tags", List.of(tag), "summary", summary);
        if (!parameters.isEmpty()) {
            json.put("parameters", parameters);
        }
        if (!body.isEmpty()) {
            json.put("requestBody", ordered("required", true, "content", OpenApiAnswers.json(body)));
        }
        json.put("responses", answers);
        return json;
    }
}
