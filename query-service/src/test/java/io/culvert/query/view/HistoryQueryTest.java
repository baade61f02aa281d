package io.culvert.query.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryQueryTest {
    @ParameterizedTest
    @CsvSource({
        "subject, tunnel/00000000-0000-0000-0000-000000000001",
        "subject, router",
        "subject, router/1",
        "from, yesterday",
        "to, 2026-13-01T00:00:00Z",
        "after, -1",
        "after, abc",
        "order, random",
        "first, 0",
        "first, 1001",
        "first, many",
        "first, 99999999999"
    })
    void refusesWhatMakesNoSenseNamingFieldAndValue(String field, String value) {
        assertThatThrownBy(() -> asked(field, value))
                .isInstanceOfSatisfying(
                        BadQueryException.class,
                        e -> assertThat(e.error().httpStatus()).isEqualTo(400))
                .hasMessageContaining(field)
                .hasMessageContaining(value);
    }

    @Test
    void refusesATimeThatEndsBeforeItBegins() {
        assertThatThrownBy(() -> HistoryQuery.of(
                        null, null, null, "2026-01-02T00:00:00Z", "2026-01-01T00:00:00Z", null, null, null))
                .hasMessageContaining("from '2026-01-02T00:00:00Z'")
                .hasMessageContaining("2026-01-01");
    }

    @Test
    void whatIsNotSaidRestrictsNothing() {
        HistoryQuery query = HistoryQuery.of(null, null, null, null, null, null, null, null);
        assertThat(query.first()).isEqualTo(100);
        assertThat(query.order()).isEqualTo(HistoryQuery.Order.NEWEST);
        assertThat(query.subject()).isEmpty();
    }

    @Test
    void aMomentIsAVersionOrATime() {
        assertThat(Moment.parse("from", "12")).isEqualTo(new Moment.Version(12));
        assertThat(Moment.parse("from", "2026-01-02T03:04:05.678+01:00"))
                .isEqualTo(new Moment.Time(java.time.Instant.parse("2026-01-02T02:04:05.678Z")));
        assertThatThrownBy(() -> Moment.parse("from", "soon"))
                .hasMessageContaining("from")
                .hasMessageContaining("soon");
    }

    private static HistoryQuery asked(String field, String value) {
        return HistoryQuery.of(
                field.equals("subject") ? value : null,
                null,
                null,
                field.equals("from") ? value : null,
                field.equals("to") ? value : null,
                field.equals("after") ? value : null,
                field.equals("order") ? value : null,
                field.equals("first") ? value : null);
    }
}
