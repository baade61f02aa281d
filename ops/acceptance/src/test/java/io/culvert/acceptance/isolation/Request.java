package io.culvert.acceptance.isolation;

/** @param body empty for none */
record Request(String method, String path, String body) {
    static Request get(String path) {
        return new Request("GET", path, "");
    }

    static Request head(String path) {
        return new Request("HEAD", path, "");
    }

    static Request delete(String path) {
        return new Request("DELETE", path, "");
    }

    /** @param body single quotes stand for double ones */
    static Request put(String path, String body) {
        return new Request("PUT", path, body.replace('\'', '"'));
    }

    /** @param body single quotes stand for double ones */
    static Request post(String path, String body) {
        return new Request("POST", path, body.replace('\'', '"'));
    }

    /** @param selection what to ask of the graph, with single quotes for strings */
    static Request graph(String selection) {
        return new Request("POST", "/graphql", "{\"query\": \"{" + selection.replace("'", "\\\"") + "}\"}");
    }
}
