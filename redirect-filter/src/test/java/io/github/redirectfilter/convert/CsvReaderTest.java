package io.github.redirectfilter.convert;

import static io.github.redirectfilter.convert.Converted.assertConversion;

import org.junit.jupiter.api.Test;

/** {@link Dialect#CSV}: whole files and what becomes of them. */
class CsvReaderTest {
    @Test
    void rows() {
        assertConversion(Dialect.CSV, """
            Source;skipped
            /a,/b
            /c,/d,301
            "/e, f",https://example.com/{g},permanent
            /h
            https://old.example.com/x?y=z,/n,308
            /i,"/j
            /gone,,410
            /k,/l,999
            """, """

            # line 2: /a,/b
            /a  /b  307

            # line 3: /c,/d,301
            /c  /d  301

            # line 4: "/e, f",https://example.com/{g},permanent
            "/e, f"  https://example.com/%7Bg%7D  301

            # line 6: https://old.example.com/x?y=z,/n,308
            https://old.example.com/x?y=z  /n  308

            # line 8: /gone,,410
            /gone  -  410
            """, """
            line 1: Source;skipped
                why:     a row has from, to and status with commas between them, and this one has 1 field
                instead: mend the row
            line 5: /h
                why:     a row has from, to and status with commas between them, and this one has 1 field
                instead: mend the row
            line 7: /i,"/j
                why:     the quote is not closed on this line
                instead: mend the row
            line 9: /k,/l,999
                why:     rules don't answer with status 999
                instead: choose one of 301, 302, 303, 307, 308, 404, 410, 451, 429, 503, or answer it by the application
            """);
    }

    @Test
    void headerNamesTheColumns() {
        assertConversion(Dialect.CSV, """
            status,target,source
            301,/b,/a
            """, """

            # line 2: 301,/b,/a
            /a  /b  301
            """, "");
    }
}
