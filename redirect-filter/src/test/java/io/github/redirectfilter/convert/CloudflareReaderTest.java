package io.github.redirectfilter.convert;

import static io.github.redirectfilter.convert.Converted.assertConversion;

import org.junit.jupiter.api.Test;

/** {@link Dialect#CLOUDFLARE}: whole files and what becomes of them. */
class CloudflareReaderTest {
    @Test
    void redirects() {
        assertConversion(Dialect.CLOUDFLARE, """
            /splat/*  /:splat/new
            /a        /b?c=d#e      301
            https://old.example.com/:x/*  https://new.example.com/:splat?x=:x  308
            /page/*   /page.html    200
            /e{x}     /f
            /bad      /g            301 Country=de
            /worse    /h            410
            """, """
            context-relative: false

            # line 2: /a        /b?c=d#e      301
            /a  /b?c=d#e  301  query=drop

            # line 5: /e{x}     /f
            /e%7Bx%7D  /f  302

            # line 1: /splat/*  /:splat/new
            /splat/{*splat}  /{splat}/new  302

            # line 3: https://old.example.com/:x/*  https://new.example.com/:splat?x=:x  308
            //old.example.com/{x}/{*splat}  https://new.example.com/{splat}?x={x}  308  query=drop
            """, """
            line 4: /page/*   /page.html    200
                why:     status 200 serves another page at this address, which is no redirect
                instead: let the application answer it, by a forward or a page of its own
            line 6: /bad      /g            301 Country=de
                why:     a line has two or three words, and this one has 4
                instead: write it as FROM TO [STATUS]
            line 7: /worse    /h            410
                why:     Cloudflare sends 301, 302, 303, 307 and 308 alone
                instead: write it as FROM TO [STATUS]
            """);
    }
}
