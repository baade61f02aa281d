package io.culvert.command.rest;

import io.culvert.agent.desired.HostActions;
import io.culvert.command.domain.Preview;
import io.culvert.command.port.Outcome;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.event.WeakCryptoAccepted;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.EventTypes;
import io.culvert.events.wire.Json;
import io.culvert.events.wire.Subjects;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What answers to writes have besides the resource. */
final class Answers {
    static final String WARNING = "X-Culvert-Warning";

    private static final int MOST_WARNINGS = 20;

    private Answers() {}

    /** An answer with these warnings and those that the write led to. */
    static ResponseEntity.BodyBuilder with(HttpStatus status, Outcome.Done done, List<String> warnings) {
        Stream<String> weak = done.events().stream()
                .filter(WeakCryptoAccepted.class::isInstance)
                .map(WeakCryptoAccepted.class::cast)
                .flatMap(event -> event.weaknesses().stream())
                .map(weakness -> "weak: " + weakness);
        return warning(
                ResponseEntity.status(status),
                Stream.concat(warnings.stream(), weak).toList());
    }

    /** A header for each, each once; of many only some, since an answer's headers have to fit in 8 KiB. */
    static ResponseEntity.BodyBuilder warning(ResponseEntity.BodyBuilder answer, List<String> warnings) {
        List<String> each = warnings.stream().distinct().toList();
        each.stream().limit(MOST_WARNINGS).forEach(warning -> answer.header(WARNING, warning));
        if (each.size() > MOST_WARNINGS) {
            answer.header(WARNING, "and " + (each.size() - MOST_WARNINGS) + " more");
        }
        return answer;
    }

    /** What a command would lead to: {@code {"dry_run": {"events": [...], "host_actions": [...], ...}}}. */
    static Map<String, Object> dryRun(ProjectId project, Preview preview) {
        return Map.of("dry_run", preview(project, preview));
    }

    static Map<String, Object> preview(ProjectId project, Preview preview) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("events", preview.events().stream().map(Answers::event).toList());
        List<HostActions.HostAction> actions = preview.actions();
        shown.put("host_actions", actions.stream().map(Answers::action).toList());
        shown.put("tunnels", TunnelChanges.of(project, preview, actions));
        shown.put("tunnels_untouched", preview.untouched(actions));
        shown.put("configuration", ConfigurationChanges.of(project, preview));
        return shown;
    }

    private static Map<String, Object> event(VpnEvent event) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("type", EventTypes.nameOf(event));
        shown.put("subject", Subjects.of(event));
        shown.put("data", JsonMapper.shared().readValue(Json.write(event), JsonNode.class));
        return shown;
    }

    private static Map<String, Object> action(HostActions.HostAction action) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("action", action.kind().name().toLowerCase(Locale.ROOT));
        shown.put("ipsec_site_connection_id", action.connectionId().toString());
        shown.put("router_id", action.routerId().toString());
        action.hostId().ifPresent(host -> shown.put("host", host.value()));
        return shown;
    }
}
