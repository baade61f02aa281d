package io.culvert.query.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.events.api.Caller;
import io.culvert.events.api.Role;
import io.culvert.events.resource.ChangeSet;
import io.culvert.events.value.ProjectId;
import io.culvert.query.Life;
import io.culvert.query.past.StoredPast;
import io.culvert.query.view.BadQueryException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ChangeSetsControllerTest {
    private static final ProjectId EAST = new ProjectId("east");
    private static final ProjectId WEST = new ProjectId("west");
    private static final Caller READER = new Caller(EAST, Role.READER, "alice");

    private final StoredPast stored = new StoredPast();
    private final ChangeSetsController controller = new ChangeSetsController(stored.images);

    @Test
    void thoseThatWaitAreListedToWhoMayReadTheProject() {
        Life.of(EAST, 1_000, 3).forEach(stored::take);
        List<ChangeSet> open = stored.images.image(EAST).state().changeSets().values().stream()
                .sorted(Comparator.comparing(ChangeSet::deadline).thenComparing(ChangeSet::id))
                .toList();
        assertThat(open).hasSizeGreaterThan(1);

        assertThat(listed(READER, Map.of()))
                .extracting(row -> row.get("id"))
                .isEqualTo(open.stream().map(each -> each.id().toString()).toList());
        assertThat(listed(READER, Map.of()).getFirst())
                .containsEntry("project_id", "east")
                .containsEntry("status", "open")
                .containsEntry("confirm_by", open.getFirst().deadline().toString())
                .containsEntry("until", "confirmed")
                .containsEntry(
                        "resources",
                        List.of(Map.of(
                                "kind",
                                "ipsec_site_connection",
                                "id",
                                open.getFirst().resources().getFirst().id().toString(),
                                "fate",
                                "updated")));
        assertThat(listed(new Caller(WEST, Role.ADMIN, "root"), Map.of("project_id", "east")))
                .hasSameSizeAs(open);
        assertThat(listed(new Caller(WEST, Role.ADMIN, "root"), Map.of("project_id", "west")))
                .isEmpty();
        assertThat(listed(new Caller(WEST, Role.READER, "bob"), Map.of())).isEmpty();
        assertThat(listed(new Caller(WEST, Role.READER, "bob"), Map.of("project_id", "east")))
                .isEmpty();
        assertThatThrownBy(() -> listed(READER, Map.of("colour", "blue"))).isInstanceOf(BadQueryException.class);
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> listed(Caller caller, Map<String, String> parameters) {
        return (List<Map<String, Object>>)
                Objects.requireNonNull(controller.waiting(caller, parameters).get("change_sets"));
    }
}
