package io.culvert.command.rest;

import io.culvert.agent.render.ConfigurationDiff;
import io.culvert.agent.render.ConfigurationDiff.FileDiff;
import io.culvert.command.domain.Preview;
import io.culvert.events.resource.Binding;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What becomes of the files of each router that a change concerns. */
final class ConfigurationChanges {
    /** How many characters of diffs one answer has at most; later files have none. */
    private static final int MOST = 1 << 20;

    private int left = MOST;

    private ConfigurationChanges() {}

    static List<Map<String, Object>> of(ProjectId project, Preview preview) {
        ConfigurationChanges changes = new ConfigurationChanges();
        return ConfigurationDiff.between(project, preview.before(), preview.after()).stream()
                .map(diff -> changes.shown(preview, diff))
                .toList();
    }

    private Map<String, Object> shown(Preview preview, ConfigurationDiff diff) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("router_id", diff.router().toString());
        Optional.ofNullable(preview.after().hosting().bindings().get(diff.router()))
                .map(Binding::hostId)
                .ifPresent(host -> shown.put("host", host.value()));
        List<Map<String, @Nullable Object>> files = new ArrayList<>();
        diff.files().forEach(file -> files.add(shown(file)));
        shown.put("files", files);
        return shown;
    }

    private Map<String, @Nullable Object> shown(FileDiff file) {
        left = left < file.diff().length() ? 0 : left - file.diff().length();
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("name", file.name());
        shown.put("fate", file.fate().name().toLowerCase(Locale.ROOT));
        shown.put(
                "ipsec_site_connection_ids",
                file.connections().stream().map(ConnectionId::toString).toList());
        shown.put("diff", left > 0 ? file.diff() : null);
        return shown;
    }
}
