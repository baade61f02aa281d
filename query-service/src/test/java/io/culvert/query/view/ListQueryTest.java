package io.culvert.query.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.events.api.Collection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListQueryTest {
    @Test
    void repeatedFiltersAreOrAndSeveralAreAnd() {
        assertThat(ids(Map.of("name", List.of("a", "b")))).containsExactly("1", "2", "3");
        assertThat(ids(Map.of("name", List.of("a", "b"), "admin_state_up", List.of("False"))))
                .containsExactly("2");
    }

    @Test
    void unknownAndEmptyFiltersAreIgnored() {
        assertThat(ids(Map.of("colour", List.of("red"), "name", List.of(""), "verbose", List.of("True"))))
                .hasSize(4);
    }

    @Test
    void listsMatchByAnyElement() {
        assertThat(ids(Map.of("peer_cidrs", List.of("10.3.0.0/24")))).containsExactly("4");
    }

    @Test
    void keysCantBeGuessedByFilter() {
        assertThat(ids(Map.of("psk", List.of("secret")))).isEmpty();
    }

    @Test
    void groupsAreFilteredByEitherNameOfTheirType() {
        var row = row("1", "a", true);
        row.put("type", "cidr");

        assertThat(ListQueries.parse(Collection.ENDPOINT_GROUPS, Map.of("endpoint_type", List.of("subnet")))
                        .page(Stream.of(row))
                        .rows())
                .isEmpty();
        assertThat(ListQueries.parse(Collection.ENDPOINT_GROUPS, Map.of("type", List.of("cidr")))
                        .page(Stream.of(row))
                        .rows())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tags         | red      | 1 2",
                "tags         | red,blue | 2",
                "tags-any     | red,blue | 1 2 3",
                "not-tags     | red,blue | 1 3 4",
                "not-tags-any | red,blue | 4",
            })
    void tagsAreFilteredInFourWays(String name, String tags, String ids) {
        var rows = List.of(List.of("red"), List.of("blue", "red"), List.of("blue"), List.of());
        List<Map<String, @Nullable Object>> tagged = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            var row = row(String.valueOf(i + 1), "a", true);
            row.put("tags", rows.get(i));
            tagged.add(row);
        }
        assertThat(
                        ListQueries.parse(Collection.IKE_POLICIES, Map.of(name, List.of(tags)))
                                .page(tagged.stream())
                                .rows()
                                .stream()
                                .map(row -> String.valueOf(row.get("id"))))
                .containsExactly(ids.split(" "));
    }

    @Test
    void sortsByKeyThenById() {
        assertThat(ids(Map.of("sort_key", List.of("name"), "sort_dir", List.of("desc"))))
                .containsExactly("4", "3", "1", "2");
    }

    @Test
    void pagesBothWays() {
        Map<String, List<String>> byName =
                Map.of("sort_key", List.of("name"), "sort_dir", List.of("asc"), "limit", List.of("2"));

        assertThat(ids(byName)).containsExactly("1", "2");
        assertThat(ids(with(byName, "marker", "2"))).containsExactly("3", "4");
        assertThat(ids(with(with(byName, "marker", "4"), "page_reverse", "True")))
                .containsExactly("2", "3");
        assertThat(ids(with(byName, "marker", "nobody"))).isEmpty();
    }

    @Test
    void aShortPageHasNoLinkOnwards() {
        assertThat(page(Map.of("limit", List.of("3"))).links()).isEqualTo(Page.Links.BOTH);
        assertThat(page(Map.of("limit", List.of("5"))).links()).isEqualTo(Page.Links.PREVIOUS);
        assertThat(page(Map.of("limit", List.of("5"), "page_reverse", List.of("true")))
                        .links())
                .isEqualTo(Page.Links.NEXT);
        assertThat(page(Map.of()).links()).isEqualTo(Page.Links.NONE);
    }

    @Test
    void showsTheFieldsAskedForAlone() {
        ListQuery query = ListQueries.parse(Collection.SITE_CONNECTIONS, Map.of("fields", List.of("name", "id")));

        assertThat(query.trim(row("1", "a", true))).containsOnlyKeys("id", "name");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertRefused(Map.of("limit", List.of("x")), "BadRequest");
        assertRefused(Map.of("limit", List.of("-1")), "BadRequest");
        assertRefused(Map.of("sort_key", List.of("name")), "HTTPBadRequest");
        assertRefused(Map.of("sort_key", List.of("psk"), "sort_dir", List.of("asc")), "HTTPBadRequest");
        assertRefused(Map.of("sort_key", List.of("name"), "sort_dir", List.of("up")), "HTTPBadRequest");
        assertRefused(Map.of("admin_state_up", List.of("maybe")), "InvalidInput");
    }

    private static void assertRefused(Map<String, List<String>> parameters, String type) {
        assertThatThrownBy(() -> page(parameters)).isInstanceOfSatisfying(BadQueryException.class, e -> {
            assertThat(e.error().httpStatus()).isEqualTo(400);
            assertThat(e.error().type()).isEqualTo(type);
        });
    }

    private static List<String> ids(Map<String, List<String>> parameters) {
        return page(parameters).rows().stream()
                .map(row -> String.valueOf(row.get("id")))
                .toList();
    }

    private static Page page(Map<String, List<String>> parameters) {
        var last = row("4", "c", true);
        last.put("peer_cidrs", List.of("10.2.0.0/24", "10.3.0.0/24"));
        return ListQueries.parse(Collection.SITE_CONNECTIONS, parameters)
                .page(Stream.of(last, row("2", "a", false), row("1", "a", true), row("3", "b", true)));
    }

    private static Map<String, @Nullable Object> row(String id, String name, Boolean up) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("id", id);
        row.put("name", name);
        row.put("admin_state_up", up);
        row.put("peer_cidrs", List.of());
        row.put("psk", null);
        return row;
    }

    private static Map<String, List<String>> with(Map<String, List<String>> parameters, String name, String value) {
        var more = new LinkedHashMap<>(parameters);
        more.put(name, List.of(value));
        return more;
    }
}
