package io.culvert.events.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.value.ProjectId;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoauthTokenTest {
    @Test
    void readsProjectAndRoleFromTheToken() {
        assertThat(NoauthToken.caller("east")).hasValue(new Caller(new ProjectId("east"), Role.MEMBER, "east"));
        assertThat(NoauthToken.caller("east:reader").orElseThrow().role()).isEqualTo(Role.READER);
        assertThat(NoauthToken.caller("east:admin").orElseThrow().role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void takesNoTokenForTheAdminOfTheDefaultProject() {
        for (String token : List.of("", " ", "notused")) {
            assertThat(NoauthToken.caller(token))
                    .as(token)
                    .hasValue(new Caller(new ProjectId("default"), Role.ADMIN, "default"));
        }
    }

    @Test
    void refusesARoleThatThereIsNot() {
        assertThat(NoauthToken.caller("east:root")).isEmpty();
        assertThat(NoauthToken.caller(":admin")).isEmpty();
    }

    @Test
    void showsAProjectOnlyToItsOwnAndToAdmins() {
        ProjectId west = new ProjectId("west");
        assertThat(NoauthToken.caller("east").orElseThrow().sees(west)).isFalse();
        assertThat(NoauthToken.caller("west:reader").orElseThrow().sees(west)).isTrue();
        assertThat(NoauthToken.caller("west:reader").orElseThrow().mayWrite()).isFalse();
        assertThat(NoauthToken.caller("").orElseThrow().sees(west)).isTrue();
    }
}
