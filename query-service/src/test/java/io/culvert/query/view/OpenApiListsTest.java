package io.culvert.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.api.Collection;
import io.culvert.query.OpenApiDocument;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The questions that the document names for lists are those that lists answer. */
class OpenApiListsTest {
    private static final OpenApiDocument DOCUMENT = OpenApiDocument.checkedIn();

    @ParameterizedTest
    @EnumSource
    void aListIsAskedForEveryAttributeAndForPagesOrderAndTags(Collection collection) {
        Set<String> questions = new TreeSet<>(ListQueries.NO_FILTERS);
        questions.remove("verbose"); // Old clients send it, and it does nothing.
        questions.addAll(TagFilter.NAMES);
        questions.addAll(DOCUMENT.choice(path(collection), "fields"));
        if (collection == Collection.ENDPOINT_GROUPS) {
            questions.add("endpoint_type");
            questions.removeAll(Set.of("sort_key", "sort_dir"));
        }
        assertThat(DOCUMENT.questions(path(collection))).containsExactlyInAnyOrderElementsOf(questions);
    }

    private static String path(Collection collection) {
        return "/v2.0/" + collection.path();
    }
}
