package io.github.redirectfilter.convert;

import static io.github.redirectfilter.convert.Converted.assertConversion;

import org.junit.jupiter.api.Test;

/** {@link Dialect#HTTPD}: whole files and what becomes of them. */
class HttpdReaderTest {
    @Test
    void theServerIsAskedInOrder() {
        assertConversion(Dialect.HTTPD, """
            RewriteEngine On
            # to https, then to one host
            RewriteCond %{HTTPS} off
            RewriteRule ^(.*)$ https://%{HTTP_HOST}%{REQUEST_URI} [L,R=301]
            RewriteCond %{HTTP_HOST} ^example\\.com$ [NC]
            RewriteRule ^(.*)$ https://www.example.com/$1 [R=301,L]
            RewriteCond %{HTTP_HOST} !^www\\.example\\.com$
            RewriteRule ^(.*)$ https://www.example.com/$1 [R=301,L]
            Redirect 301 /a /b
            RewriteRule ^old\\.html$ /new.html [R=301,L]
            """, """
            context-relative: false

            # line 4: RewriteRule ^(.*)$ https://%{HTTP_HOST}%{REQUEST_URI} [L,R=301]
            http://{host}/{*rest}  https://{host}/{rest}  301

            # line 6: RewriteRule ^(.*)$ https://www.example.com/$1 [R=301,L]
            //example.com/{*rest}  https://www.example.com/{rest}  301

            # line 8: RewriteRule ^(.*)$ https://www.example.com/$1 [R=301,L]
            /{*rest}  https://www.example.com/{rest}  301  not.header.Host=~(?i)^www\\.example\\.com$

            # line 10: RewriteRule ^old\\.html$ /new.html [R=301,L]
            /old.html  /new.html  301

            # line 9: Redirect 301 /a /b
            /a/{*rest}  /b/{rest}  301
            """, "");
    }

    @Test
    void rewriteRules() {
        assertConversion(Dialect.HTTPD, """
            RewriteRule ^blog/([0-9]+)/(.*)$ /articles/$2?year=$1 [R=301,L,QSA]
            RewriteRule ^docs/?$ /manual/ [R=302,NC,L]
            RewriteRule foo - [G]
            RewriteCond %{QUERY_STRING} ^id=([0-9]+)$
            RewriteRule ^index\\.php$ /item/%1? [R=301,L]
            RewriteCond %{QUERY_STRING} ^id=([0-9]+)$
            RewriteRule ^show\\.php$ /item/%1 [R=301,L]
            RewriteRule ^oldies(.*)$ /news/$1 [R=permanent,L]
            RewriteRule ^old(.*)$ /new$1? [R,L]
            RewriteRule ^a(\\.html)?$|^b$ https://x.example/#top [R=303,NE,L]
            RewriteCond %{REQUEST_METHOD} !^(GET|HEAD)$
            RewriteCond %{HTTP_USER_AGENT} bot [NC,OR]
            RewriteCond %{HTTP_USER_AGENT} spider
            RewriteRule ^x$ \\
                /y [R=308,L]
            RewriteCond %{HTTP:X-A} b
            RewriteCond %{HTTP_HOST} ^a\\.example$ [OR]
            RewriteCond %{HTTPS} on
            RewriteRule ^z$ /w [R,L]
            RewriteRule ^kept$ - [L]
            """, """
            context-relative: false

            # line 1: RewriteRule ^blog/([0-9]+)/(.*)$ /articles/$2?year=$1 [R=301,L,QSA]
            ~/blog/([0-9]+)/(.*)  /articles/{2}?year={1}  301  query=append

            # line 2: RewriteRule ^docs/?$ /manual/ [R=302,NC,L]
            /docs  /manual/  302  ignore=case,slash

            # line 3: RewriteRule foo - [G]
            ~/.*?foo.*  -  410

            # line 5: RewriteRule ^index\\.php$ /item/%1? [R=301,L]
            # differs: parameters of the query fit as a whole, in any order, beside others
            /index.php?id={q1:[0-9]+}  /item/{q1}  301  query=drop

            # line 7: RewriteRule ^show\\.php$ /item/%1 [R=301,L]
            # differs: parameters of the query fit as a whole, in any order, beside others
            /show.php?id={q1:[0-9]+}  /item/{q1}?id={q1}  301

            # line 8: RewriteRule ^oldies(.*)$ /news/$1 [R=permanent,L]
            ~/oldies(.*)  /news/{1}  301

            # line 9: RewriteRule ^old(.*)$ /new$1? [R,L]
            /old{*rest}  /new{rest}  302  query=drop

            # line 10: RewriteRule ^a(\\.html)?$|^b$ https://x.example/#top [R=303,NE,L]
            ~/(?:a(\\.html)?|b)  https://x.example/#top  303

            # line 14: RewriteRule ^x$     /y [R=308,L]
            /x  /y  308  header.User-Agent=~(?:(?i:bot))|(?:spider)  not.method=GET,HEAD

            # line 19: RewriteRule ^z$ /w [R,L]
            //a.example/z  /w  302  header.X-A=~b
            https://{host}/z  /w  302  header.X-A=~b

            # line 20: RewriteRule ^kept$ - [L]
            /kept  -
            """, "");
    }

    @Test
    void whatIsRejected() {
        assertConversion(Dialect.HTTPD, """
            RewriteRule ^old/(.*)$ /new/$1 [R]
            RewriteCond %{REQUEST_FILENAME} !-f
            RewriteRule ^(.*)$ index.php [L]
            RewriteRule ^(a|b)\\1$ /x [R,L]
            RewriteRule ^secret - [F]
            RewriteCond %{REMOTE_ADDR} ^10\\.
            RewriteRule ^in$ /out [R,L]
            RewriteCond %{REQUEST_URI} !^/up
            RewriteRule ^ /down [R,L]
            RewriteRule ^c$ /d [C]
            RewriteRule ^e$ /f [R,L]
            RewriteRule ^v$ /%{ENV:V} [R,L]
            RewriteCond %{HTTPS} on
            RewriteRule ^r(\\d)$ /s [R,L]
            RewriteMap lower int:tolower
            Redirect 403 /forbid
            Redirect 301 /nowhere
            <Location /x>
            Redirect /l /m
            </Location>
            """, """
            context-relative: false
            """, """
            line 1: RewriteRule ^old/(.*)$ /new/$1 [R]
                why:     without the flag L the rules behind it go on with its target, and the one in line 3 may fit it
                instead: add L if it should end here
            line 3: RewriteRule ^(.*)$ index.php [L]
                why:     the condition looks for a file (-f)
                instead: a rule runs before the application, whatever it has: name the paths that it has by rules with the target - in front
            line 4: RewriteRule ^(a|b)\\1$ /x [R,L]
                why:     regular expression: invalid escape sequence "\\1"; back-references can't run in linear time, so RE2 has none
                instead: mend the rule that was made of it, and add it by hand: ~/(a|b)\\1  /x  302
            line 5: RewriteRule ^secret - [F]
                why:     rules don't answer with status 403
                instead: choose one of 301, 302, 303, 307, 308, 404, 410, 451, 429, 503, or answer it by the application
            line 7: RewriteRule ^in$ /out [R,L]
                why:     a rule can't look at REMOTE_ADDR
                instead: write the condition ip=NETWORK
            line 9: RewriteRule ^ /down [R,L]
                why:     the path that is not meant can't be a condition
                instead: write a rule with the target - for it in front of this one
            line 10: RewriteRule ^c$ /d [C]
                why:     the rule hangs together with others (flags C and S)
                instead: write what they do together as one rule
            line 11: RewriteRule ^e$ /f [R,L]
                why:     the rule hangs together with others (flags C and S)
                instead: write what they do together as one rule
            line 12: RewriteRule ^v$ /%{ENV:V} [R,L]
                why:     %{ENV:V} stands for nothing that a rule knows
                instead: write the target with what docs/rules.md lists under Values
            line 14: RewriteRule ^r(\\d)$ /s [R,L]
                why:     a rule with a regular expression can't look at the scheme or port
                instead: write the path as a template, such as https://{host}/old/{name}/{*rest}
            line 15: RewriteMap lower int:tolower
                why:     a map is read by httpd while it runs
                instead: write its entries as rules, or as a .csv file
            line 16: Redirect 403 /forbid
                why:     rules don't answer with status 403
                instead: choose one of 301, 302, 303, 307, 308, 404, 410, 451, 429, 503, or answer it by the application
            line 17: Redirect 301 /nowhere
                why:     a redirect has a path and a target
                instead: write it as Redirect [STATUS] PATH [URL]
            line 19: Redirect /l /m
                why:     it stands in <location>, of which a rule knows nothing
                instead: move it out of there if it is for all requests
            """);
    }

    @Test
    void modAlias() {
        assertConversion(Dialect.HTTPD, """
            Redirect /a/ https://x.example/
            Redirect gone /gone
            Redirect permanent /q /z?x=1
            Redirect 301 /m /n/
            RedirectMatch 301 ^/img/(.*)\\.gif$ /img/$1.png
            RedirectMatch 301 (.*)\\.htm$ https://h.example$1.html
            RedirectTemp /t /u
            RedirectPermanent /p "/with space"
            Redirect / https://all.example/
            """, """
            context-relative: false

            # line 1: Redirect /a/ https://x.example/
            ~/a/(.*)  https://x.example/{1}  302

            # line 2: Redirect gone /gone
            /gone/{*rest}  -  410

            # line 3: Redirect permanent /q /z?x=1
            # differs: paths below it are not meant; httpd puts them behind the query
            /q  /z?x=1  301  query=drop

            # line 4: Redirect 301 /m /n/
            /m  /n/  301
            # differs: httpd doubles the slash
            ~/m/(.*)  /n/{1}  301

            # line 5: RedirectMatch 301 ^/img/(.*)\\.gif$ /img/$1.png
            ~/img/(.*)\\.gif  /img/{1}.png  301

            # line 6: RedirectMatch 301 (.*)\\.htm$ https://h.example$1.html
            ~/(.*)\\.htm  https://h.example/{1}.html  301

            # line 7: RedirectTemp /t /u
            /t/{*rest}  /u/{rest}  302

            # line 8: RedirectPermanent /p "/with space"
            /p/{*rest}  "/with space/{rest}"  301

            # line 9: Redirect / https://all.example/
            /{*rest}  https://all.example/{rest}  302
            """, "");
    }

    @Test
    void virtualHosts() {
        assertConversion(Dialect.HTTPD, """
            <VirtualHost *:80>
              ServerName www.example.com
              ServerAlias example.com
              Redirect permanent / https://www.example.com/
            </VirtualHost>
            <VirtualHost *:443>
              ServerName www.example.com
              <IfModule mod_rewrite.c>
                RewriteRule ^/(de|en)/old$ /$1/new [R=301]
                RewriteRule ^/(.*)\\.php$ /$1 [R=301]
              </IfModule>
            </VirtualHost>
            """, """
            context-relative: false

            # line 4: Redirect permanent / https://www.example.com/
            http://www.example.com/{*rest}  https://www.example.com/{rest}  301
            http://example.com/{*rest}  https://www.example.com/{rest}  301

            # line 9: RewriteRule ^/(de|en)/old$ /$1/new [R=301]
            ~/(de|en)/old  /{1}/new  301  header.Host=~(?i)^www\\.example\\.com(?::[0-9]+)?$

            # line 10: RewriteRule ^/(.*)\\.php$ /$1 [R=301]
            ~/(.*)\\.php  /{1}  301  header.Host=~(?i)^www\\.example\\.com(?::[0-9]+)?$
            """, "");
    }

    @Test
    void aHostWithoutANameTakesNothingFromOthers() {
        assertConversion(Dialect.HTTPD, """
            <VirtualHost *:80>
              Redirect 301 / https://www.example.com/
            </VirtualHost>
            <VirtualHost *:80>
              ServerName legacy.example
              Redirect 302 / https://other.example/
            </VirtualHost>
            """, """
            context-relative: false

            # line 6: Redirect 302 / https://other.example/
            //legacy.example/{*rest}  https://other.example/{rest}  302

            # line 2: Redirect 301 / https://www.example.com/
            /{*rest}  https://www.example.com/{rest}  301
            """, "");
    }

    @Test
    void whatAbsentIsEmptyFor() {
        assertConversion(Dialect.HTTPD, """
            RewriteCond %{HTTP_REFERER} !^$
            RewriteCond %{HTTP_REFERER} !^https?://(www\\.)?example\\.com/ [NC]
            RewriteRule \\.jpg$ https://x.example/hot.png [R,L]
            RewriteCond %{HTTP_REFERER} ^$ [OR]
            RewriteCond %{HTTP_REFERER} spam
            RewriteRule ^a$ /b [R,L]
            RewriteCond %{HTTP:X-Kind} !^(a|b)?$
            RewriteRule ^c$ /d [R,L]
            """, """
            context-relative: false

            # line 3: RewriteRule \\.jpg$ https://x.example/hot.png [R,L]
            ~/.*?\\.jpg  https://x.example/hot.png  302  header.Referer  not.header.Referer=~(?i)^https?://(www\\.)?example\\.com/

            # line 6: RewriteRule ^a$ /b [R,L]
            /a  /b  302  not.header.Referer
            /a  /b  302  header.Referer=~spam
            """, """
            line 8: RewriteRule ^c$ /d [R,L]
                why:     the expression fits what is empty or absent, too, and a condition on what is absent does not hold here
                instead: write two rules, one with not. in front of the condition and no value
            """);
    }

    @Test
    void whatStandsElsewhere() {
        assertConversion(Dialect.HTTPD, """
            Include conf/*.conf
            ErrorDocument 404 /404.html
            ErrorDocument 403 https://login.example/
            """, "context-relative: false\n", """
            line 1: Include conf/*.conf
                why:     what stands in another file is not read
                instead: put it in the place of this line, and convert again
            line 3: ErrorDocument 403 https://login.example/
                why:     it redirects where an error is answered, which is known behind the application alone
                instead: let the application do it, by an error page
            """);
    }

    @Test
    void commentsAreSafeToPrint() {
        assertConversion(Dialect.HTTPD, """
            Redirect /a\u202E /b
            Redirect /c\u001B]0;x\u0007 /d e
            ## test: GET /a -> 301 /b
            Redirect /e ## test: GET /a -> 301 /b
            RedirectTemp /f "/g" # comment
            """, """
            context-relative: false

            # line 1: Redirect /a\\u202E /b
            /a\u202E/{*rest}  /b/{rest}  302
            """, """
            line 2: Redirect /c\\u001B]0;x\\u0007 /d e
                why:     a redirect has a path and a target
                instead: write it as Redirect [STATUS] PATH [URL]
            line 4: Redirect /e ## test: GET /a -> 301 /b
                why:     a redirect has a path and a target
                instead: write it as Redirect [STATUS] PATH [URL]
            line 5: RedirectTemp /f "/g" # comment
                why:     a redirect has a path and a target
                instead: write it as Redirect [STATUS] PATH [URL]
            """);
    }
}
