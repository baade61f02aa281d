package io.culvert.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.rest.Api.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FurtherProposalsTest {
    private static final Api API = new Api();
    private static final String ONE =
            "[{'auth_algorithm': 'sha384', 'encryption_algorithm': 'aes-256', 'pfs': 'group20'}]";

    @AfterAll
    static void stop() {
        API.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ikepolic", "ipsecpolic"})
    void areTakenAndShownToWhoAsks(String kind) {
        Answer made = post(kind, ONE);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.inner().has("further_proposals")).isFalse();

        String path = "/v2.0/vpn/" + kind + "ies/" + made.id();
        Answer kept = extended("PUT", path, "{'" + kind + "y': {'description': 'd'}}");
        assertThat(kept.inner().get("further_proposals").toString())
                .isEqualTo(ONE.replace('\'', '"').replace(" ", ""));
        Answer cleared = extended("PUT", path, "{'" + kind + "y': {'further_proposals': []}}");
        assertThat(cleared.inner().get("further_proposals").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'x'                          | 'x' is not a list",
                "['x']                        | 'x' is not a dictionary",
                "[{'cipher': 'aes-256'}]      | Unexpected keys supplied: cipher",
                "[{'auth_algorithm': 'md5'}]  | 'md5' is not in ['sha1',",
                "[{'auth_algorithm': 'sha1'}] | a proposal without 'encryption_algorithm'",
            })
    void areRefusedByNameAndValue(String list, String message) {
        Answer answer = post("ikepolic", list);
        assertThat(answer.refusal()).isEqualTo("400 HTTPBadRequest");
        assertThat(answer.message()).contains(message);
    }

    @ParameterizedTest
    @CsvSource({"8, 201", "9, 400"})
    void areNotTooMany(int count, int status) {
        String each = ONE.substring(1, ONE.length() - 1);
        assertThat(post("ikepolic", "[" + (each + ", ").repeat(count - 1) + each + "]")
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ikepolic", "ipsecpolic"})
    void areHeldAgainstTheCryptoPolicyToo(String kind) {
        assertThat(post(kind, ONE.replace("sha384", "sha1")).http().headers().allValues("X-Culvert-Warning"))
                .containsExactly("weak: auth_algorithm sha1");
    }

    private static Answer post(String kind, String further) {
        return API.post("/v2.0/vpn/" + kind + "ies", "{'" + kind + "y': {'further_proposals': " + further + "}}");
    }

    private static Answer extended(String method, String path, String body) {
        return API.with(method, path, body, "X-Culvert-Extended", "true");
    }
}
