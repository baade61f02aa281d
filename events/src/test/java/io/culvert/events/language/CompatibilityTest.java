package io.culvert.events.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.language.Compatibility.Break;
import io.culvert.events.language.Compatibility.Reader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Single quotes stand for double ones. */
class CompatibilityTest {
    private static final String APPROVED = """
            {'title': 'thing.v1', 'type': 'object', 'additionalProperties': false, 'required': ['id', 'kind'],
             'properties': {
               'id': {'type': 'string', 'pattern': '^a+$', 'minLength': 2, 'maxLength': 9},
               'kind': {'type': 'string', 'enum': ['red', 'blue']},
               'note': {'type': ['string', 'null'], 'description': 'for people'},
               'size': {'type': 'integer', 'minimum': 60, 'format': 'int32'},
               'parts': {'type': 'array', 'items': {'type': 'object', 'properties': {'n': {'type': 'integer'}}}}}}
            """;

    @Test
    void theSameSchemaMayTakeItsPlace() {
        assertThat(Compatibility.breaks(json(APPROVED), json(APPROVED))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'title': 'thing.v1'         | 'title': 'another'
            'description': 'for people' | 'description': 'for all'
            ['red', 'blue']             | ['blue', 'red']
            """)
    void whatSaysNothingOfTheDataMayChange(String approved, String now) {
        assertThat(Compatibility.breaks(json(APPROVED), json(APPROVED.replace(approved, now))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            property removed   | 'size': {'type': 'integer', 'minimum': 60, 'format': 'int32'}, | | size | property removed
            property renamed   | 'size': {      | 'sizes': {            | size      | property removed
            type changed       | 'type': ['string', 'null'] | 'type': 'integer' | note | type without 'null'
            type narrowed      | ['string', 'null'] | 'string'          | note      | type without 'null'
            enum narrowed      | 'red', 'blue'  | 'red'                 | kind      | enum without 'blue'
            enum set           | 'type': ['string', 'null'] | 'type': ['string', 'null'], 'enum': ['a'] | note | enum absent is now ["a"]
            pattern changed    | ^a+$           | ^b+$                  | id        | pattern "^a+$" is now "^b+$"
            pattern set        | 'type': 'string', 'enum' | 'type': 'string', 'pattern': 'x', 'enum' | kind | pattern absent is now "x"
            format changed     | int32          | int64                 | size      | format "int32" is now "int64"
            required           | ['id', 'kind'] | ['id', 'kind', 'note'] | ``       | required with 'note'
            minimum raised     | 'minimum': 60  | 'minimum': 61         | size      | minimum 60 is now 61
            maxLength lowered  | 'maxLength': 9 | 'maxLength': 8        | id        | maxLength 9 is now 8
            deep               | 'n': {         | 'm': {                | parts[].n | property removed
            """)
    void oldEventsWouldFallOutsideWhenIts(
            String change, String approved, @Nullable String now, String path, String what) {
        assertThat(changed(approved, now)).as(change).contains(new Break(path, what, Reader.OF_OLD_EVENTS));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            property added     | 'size': {       | 'more': {'type': 'null'}, 'size': { | more | property added
            property renamed   | 'size': {       | 'sizes': {          | sizes | property added
            type changed       | 'type': ['string', 'null'] | 'type': 'integer' | note | type with 'integer'
            type widened       | 'type': 'integer', 'minimum' | 'type': ['integer', 'null'], 'minimum' | size | type with 'null'
            enum widened       | 'red', 'blue'   | 'red', 'blue', 'x'  | kind | enum with 'x'
            pattern changed    | ^a+$            | ^b+$                | id   | pattern "^a+$" is now "^b+$"
            pattern dropped    | 'pattern': '^a+$', |                  | id   | pattern "^a+$" is now absent
            no longer required | ['id', 'kind']  | ['id']              | ``   | required without 'kind'
            minimum lowered    | 'minimum': 60   | 'minimum': 59       | size | minimum 60 is now 59
            maxLength raised   | 'maxLength': 9  | 'maxLength': 10     | id   | maxLength 9 is now 10
            maxLength dropped  | , 'maxLength': 9 |                    | id   | maxLength 9 is now absent
            opened             | 'additionalProperties': false | 'additionalProperties': true | `` | additionalProperties false is now true
            deep               | 'n': {          | 'm': {              | parts[].m | property added
            """)
    void newEventsWouldFallOutsideTheOldSchemaWhenIts(
            String change, String approved, @Nullable String now, String path, String what) {
        assertThat(changed(approved, now)).as(change).contains(new Break(path, what, Reader.OF_THE_OLD_SCHEMA));
    }

    private static List<Break> changed(String approved, @Nullable String now) {
        assertThat(APPROVED).contains(approved);
        return Compatibility.breaks(json(APPROVED), json(APPROVED.replace(approved, now == null ? "" : now)));
    }

    private static JsonNode json(String text) {
        return Schemas.JSON.readTree(text.replace('\'', '"'));
    }
}
