package io.culvert.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.api.Collection;
import io.culvert.events.api.Extended;
import io.culvert.events.event.Cause;
import io.culvert.events.event.EndpointGroupCreated;
import io.culvert.events.event.EndpointGroupDeleted;
import io.culvert.events.event.Envelope;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.EndpointGroup;
import io.culvert.events.state.Resources;
import io.culvert.events.value.EndpointGroupId;
import io.culvert.events.value.EndpointType;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceKind;
import io.culvert.query.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that are read off the shelves are those that looking at every row would give. */
class ListingTest {
    private static final Set<String> SORT_KEYS = Set.of("id", "name", "project_id");
    private final List<UUID> ids = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aPageIsWhatLookingAtEveryRowGives(long seed) {
        Random random = new Random(seed);
        Listing listing = listing(random);
        int full = 0;
        for (int i = 0; i < 3_000; i++) {
            Map<String, List<String>> parameters = parameters(random);
            ListQuery query = ListQueries.parse(SORT_KEYS, parameters);
            Page page = query.page(listing);
            assertThat(page)
                    .as(parameters.toString())
                    .isEqualTo(query.page(listing.all().map(listing::row)));
            full += page.rows().isEmpty() ? 0 : 1;
        }
        assertThat(full).isGreaterThan(1_000);
    }

    @Test
    void onlyTheRowsOfThePageAreMade() {
        Listing listing = listing(new Random(4));
        var first = ListQueries.parse(SORT_KEYS, Map.of("limit", List.of("2"))).page(listing);
        assertThat(listing.ordered(Sort.Direction.ASC, Optional.empty())
                        .limit(2)
                        .map(listing::row))
                .isEqualTo(first.rows());
    }

    @Test
    void anIdThatIsAskedForInTwoSpellingsIsOneRow() {
        Listing listing = listing(new Random(6));
        String id = listing.all().findFirst().orElseThrow().resource().id().toString();
        var query = ListQueries.parse(SORT_KEYS, Map.of("id", List.of(id, id.toUpperCase(Locale.ROOT))));
        assertThat(query.page(listing).rows()).hasSize(1);
    }

    @Test
    void whatProjectsShareIsOneRowInAnyOrderAndOnAnyPage() {
        UUID first = new UUID(0, 1);
        UUID second = new UUID(0, 2);
        Random random = new Random(7);
        List<Map.Entry<ProjectId, ProjectImage>> projects = new ArrayList<>();
        for (String name : List.of("east", "west")) {
            ProjectId project = new ProjectId(name);
            ProjectImage one = next(ProjectImage.EMPTY, project, new EndpointGroupCreated(group(first, random)));
            projects.add(Map.entry(project, next(one, project, new EndpointGroupCreated(group(second, random)))));
        }
        Listing shared = new Listing(Collection.ENDPOINT_GROUPS, projects, Extended.HIDDEN);

        assertThat(ids(shared, Map.of())).containsExactly(first, second);
        assertThat(ids(shared, Map.of("sort_key", List.of("project_id"), "sort_dir", List.of("asc"))))
                .containsExactlyInAnyOrder(first, second);
        assertThat(ids(shared, Map.of("limit", List.of("1")))).containsExactly(first);
        assertThat(ids(shared, Map.of("marker", List.of(first.toString())))).containsExactly(second);
        for (String project : List.of("east", "west")) {
            var of = List.of(project);
            assertThat(ids(shared, Map.of("project_id", of))).containsExactly(first, second);
            assertThat(ids(shared, Map.of("project_id", of, "id", List.of(second.toString()))))
                    .containsExactly(second);
            assertThat(ids(shared, Map.of("project_id", of, "marker", List.of(first.toString()))))
                    .containsExactly(second);
        }
    }

    private static List<UUID> ids(Listing listing, Map<String, List<String>> parameters) {
        return ListQueries.parse(SORT_KEYS, parameters).page(listing).rows().stream()
                .map(row -> UUID.fromString(String.valueOf(row.get("id"))))
                .toList();
    }

    @Test
    void theShelvesHoldWhatTheStateHolds() {
        ProjectImage image = image(new ProjectId("p"), new Random(5));
        assertThat(image.shelves().of(ResourceKind.ENDPOINT_GROUP))
                .hasSameElementsAs(Resources.ids(image.state(), ResourceKind.ENDPOINT_GROUP))
                .isNotEmpty();
        assertThat(Shelves.of(image.state()).of(ResourceKind.ENDPOINT_GROUP))
                .isEqualTo(image.shelves().of(ResourceKind.ENDPOINT_GROUP));
    }

    private Map<String, List<String>> parameters(Random random) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (random.nextInt(3) > 0) {
            parameters.put("limit", List.of(String.valueOf(random.nextInt(5))));
        }
        if (random.nextInt(3) == 0) {
            parameters.put("marker", List.of(id(random)));
        }
        if (random.nextInt(3) == 0) {
            parameters.put("page_reverse", List.of("True"));
        }
        if (random.nextInt(3) == 0) {
            parameters.put("sort_key", List.of(List.of("id", "name").get(random.nextInt(2))));
            parameters.put("sort_dir", List.of(List.of("asc", "desc").get(random.nextInt(2))));
        }
        if (random.nextInt(4) == 0) {
            parameters.put("name", List.of("n" + random.nextInt(4), "n" + random.nextInt(4)));
        }
        if (random.nextInt(5) == 0) {
            parameters.put("id", List.of(id(random), id(random)));
        }
        if (random.nextInt(5) == 0) {
            parameters.put("description", List.of("d" + random.nextInt(2)));
        }
        return parameters;
    }

    private String id(Random random) {
        return random.nextInt(9) == 0
                ? "nobody"
                : ids.get(random.nextInt(ids.size())).toString();
    }

    private Listing listing(Random random) {
        List<Map.Entry<ProjectId, ProjectImage>> projects = new ArrayList<>();
        for (String name : List.of("east", "west", "void")) {
            ProjectId project = new ProjectId(name);
            projects.add(Map.entry(project, name.equals("void") ? ProjectImage.EMPTY : image(project, random)));
        }
        return new Listing(Collection.ENDPOINT_GROUPS, projects, Extended.HIDDEN);
    }

    private ProjectImage image(ProjectId project, Random random) {
        ProjectImage image = ProjectImage.EMPTY;
        for (int i = 0; i < 20; i++) {
            UUID id = new UUID(random.nextLong(), random.nextLong());
            ids.add(id);
            image = next(image, project, new EndpointGroupCreated(group(id, random)));
            if (random.nextInt(4) == 0) {
                image = next(image, project, new EndpointGroupDeleted(new EndpointGroupId(id)));
            }
        }
        return image;
    }

    private static ProjectImage next(ProjectImage image, ProjectId project, VpnEvent event) {
        long version = image.version() + 1;
        Envelope envelope = new Envelope(
                new UUID(0, version), project, version, version, Instant.EPOCH, Cause.of("a", "req-1"), event);
        return image.next(envelope, Labels.of(event)) instanceof Step.Advanced(ProjectImage after) ? after : image;
    }

    private static EndpointGroup group(UUID id, Random random) {
        return new EndpointGroup(
                new EndpointGroupId(id),
                "n" + random.nextInt(4),
                "d" + random.nextInt(2),
                EndpointType.CIDR,
                List.of("10.0.0.0/24"));
    }
}
