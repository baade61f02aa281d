package io.culvert.acceptance.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;

/** What came of a request. */
record Answered(int status, String body) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern ROW = Pattern.compile("\"id\":\"");

    static Answered to(String api, String token, Request request) {
        try {
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(URI.create(api + request.path()))
                            .header("X-Auth-Token", token)
                            .header("Content-Type", "application/json")
                            .method(request.method(), BodyPublishers.ofString(request.body()))
                            .build(),
                    BodyHandlers.ofString());
            return new Answered(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(request.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** In the form of the table. */
    String told(boolean list) {
        return list && status == 200
                ? status + " of " + ROW.matcher(body).results().count()
                : "" + status;
    }

    /** @throws AssertionError if nothing was created */
    String id() {
        int at = body.indexOf("\"id\":\"");
        if (status != 201 || at < 0) {
            throw new AssertionError(status + " " + body);
        }
        return body.substring(at + 6, at + 42);
    }
}
