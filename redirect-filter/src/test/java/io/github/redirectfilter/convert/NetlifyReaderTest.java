package io.github.redirectfilter.convert;

import static io.github.redirectfilter.convert.Converted.assertConversion;

import org.junit.jupiter.api.Test;

/** {@link Dialect#NETLIFY}: whole files and what becomes of them. */
class NetlifyReaderTest {
    @Test
    void redirects() {
        assertConversion(Dialect.NETLIFY, """
            # a comment
            /home              /                               # another
            /blog/*            https://blog.example/:splat     301!
            /news/:year/:slug  /articles/:slug?y=:year         302  Country=de,at Language=de
            /api/*             /.netlify/functions/:splat      200
            /store  id=:id     /p/:id                          301
            /*                 /404.html                       404
            /x                 /y                              302  Cookie=a,b
            /c                 /d                              301  Country=de
            /gone              /gone.html                      410
            /host/:host        /to/:host
            nothing
            /f                 /g 302 Weather=rain
            http://old.example.com/*  https://www.example.com/:splat  301!
            /*                 https://new.example/:splat
            """, """
            context-relative: false

            # line 2: /home              /                               # another
            /home  /  301  ignore=slash

            # line 3: /blog/*            https://blog.example/:splat     301!
            /blog/{*splat}  https://blog.example/{splat}  301

            # line 4: /news/:year/:slug  /articles/:slug?y=:year         302  Country=de,at Language=de
            /news/{year}/{slug}  /articles/{slug}?y={year}  302  ignore=slash  query=drop  country=DE,AT  language=de

            # line 5: /api/*             /.netlify/functions/:splat      200
            /api/{*splat}  -

            # line 6: /store  id=:id     /p/:id                          301
            /store?id={id}  /p/{id}  301  ignore=slash

            # line 8: /x                 /y                              302  Cookie=a,b
            /x  /y  302  ignore=slash  cookie.a
            /x  /y  302  ignore=slash  cookie.b

            # line 10: /gone              /gone.html                      410
            # differs: the page is the application's error page, not /gone.html
            /gone  -  410  ignore=slash

            # line 11: /host/:host        /to/:host
            /host/{host_}  /to/{host_}  301  ignore=slash

            # line 14: http://old.example.com/*  https://www.example.com/:splat  301!
            http://old.example.com/{*splat}  https://www.example.com/{splat}  301

            # line 15: /*                 https://new.example/:splat
            # differs: without ! Netlify answers only where there is no page; this rule always does
            /{*splat}  https://new.example/{splat}  301
            """, """
            line 5: /api/*             /.netlify/functions/:splat      200
                why:     status 200 serves another page at this address, which is no redirect
                instead: let the application answer it, by a forward or a page of its own
            line 7: /*                 /404.html                       404
                why:     without ! this answers only where there is no page, which a rule can't know
                instead: leave it to the error page of the application
            line 9: /c                 /d                              301  Country=de
                why:     status 301 is kept by browsers for good, but a condition of this rule can change (expected 302)
                instead: mend the rule that was made of it, and add it by hand: /c  /d  301  ignore=slash  country=DE
            line 12: nothing
                why:     "nothing" is neither a path nor a URL
                instead: write it as FROM TO [STATUS] [CONDITION=VALUE ...]
            line 13: /f                 /g 302 Weather=rain
                why:     "Weather=rain" is no condition that is known here
                instead: write it as FROM TO [STATUS] [CONDITION=VALUE ...]
            """);
    }
}
