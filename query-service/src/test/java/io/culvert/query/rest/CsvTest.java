package io.culvert.query.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {
    @Test
    void quotesWhatNeedsIt() {
        assertThat(line("a", "b,c", "say \"no\"", "two\nlines", ""))
                .isEqualTo("a,\"b,c\",\"say \"\"no\"\"\",\"two\nlines\",\r\n");
    }

    @Test
    void nothingIsAFormulaToASpreadsheet() {
        assertThat(line("=1+1", "+1", "-1", "@x", "1-1")).isEqualTo("'=1+1,'+1,'-1,'@x,1-1\r\n");
    }

    private static String line(String... cells) {
        return Csv.line(List.of(cells));
    }
}
