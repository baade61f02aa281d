package io.culvert.events.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.VpnEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The approved files are what is stored on disks and topics out there: they are added to, never changed. */
class ApprovedEventsTest {
    static List<VpnEvent> samples() {
        return Samples.all();
    }

    static Set<String> approved() {
        return ApprovedFiles.checksums().keySet();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void writesWhatWasApproved(VpnEvent event) {
        assertThat(Json.write(event)).isEqualTo(ApprovedFiles.read(EventTypes.nameOf(event)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsWhatWasApproved(VpnEvent event) {
        String type = EventTypes.nameOf(event);
        assertThat(EventTypes.read(type, ApprovedFiles.read(type))).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("approved")
    void readsWhateverWasEverApproved(String type) {
        assertThat(EventTypes.read(type, ApprovedFiles.read(type)))
                .isIn(Stream.concat(Samples.all().stream(), Samples.historic().stream())
                        .toList());
    }

    @Test
    void hasASampleOfEveryType() {
        assertThat(Samples.all()).map(Object::getClass).hasSameElementsAs(EventTypes.all());
    }

    @Test
    void noApprovedFileWasDroppedOrChanged() {
        assertThat(ApprovedFiles.types().stream().collect(Collectors.toMap(type -> type, ApprovedFiles::checksum)))
                .isEqualTo(ApprovedFiles.checksums());
    }
}
