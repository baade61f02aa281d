package io.culvert.query.rest;

import io.culvert.events.value.ProjectId;
import io.culvert.query.port.Aftermath;
import io.culvert.query.port.Consequences;
import io.culvert.query.port.HistoryPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** How pages of a project's history become rows, with what was asked for beside the events. */
record HistoryRows(ProjectId project, Set<Included> included, Consequences consequences) {
    /** The names of the cells. */
    List<String> head() {
        return Stream.concat(HistoryRow.HEAD.stream(), included.stream().map(Included::key))
                .toList();
    }

    Stream<Map<String, Object>> json(HistoryPage page) {
        Aftermath aftermath = aftermath(page);
        return page.events().stream().map(event -> {
            Map<String, Object> row = HistoryRow.json(event);
            included.forEach(each -> row.put(each.key(), each.json(aftermath, event)));
            return row;
        });
    }

    Stream<List<String>> cells(HistoryPage page) {
        Aftermath aftermath = aftermath(page);
        return page.events().stream().map(event -> {
            List<String> cells = new ArrayList<>(HistoryRow.cells(event));
            included.forEach(each -> cells.add(each.cell(aftermath, event)));
            return cells;
        });
    }

    private Aftermath aftermath(HistoryPage page) {
        return new Aftermath(project, page.events(), consequences);
    }
}
