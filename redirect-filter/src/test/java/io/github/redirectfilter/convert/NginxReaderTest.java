package io.github.redirectfilter.convert;

import static io.github.redirectfilter.convert.Converted.assertConversion;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link Dialect#NGINX}: whole files and what becomes of them. */
class NginxReaderTest {
    @Test
    void serversMapsAndLocations() {
        assertConversion(Dialect.NGINX, """
            map $uri $new {
                default "";
                /old  /new;
                ~^/n/(\\d+)$ /news/$1;
            }
            map $request_uri $r2 { /a?id=1 /b; }
            server {
                listen 80;
                server_name example.com www.example.com;
                return 301 https://www.example.com$request_uri;
            }
            server {
                listen 443 ssl;
                server_name .example.org;
                if ($new) { return 301 $new; }
                if ($r2) { return 302 https://$host$r2; }
                if ($host = old.example.org) { return 301 https://www.example.org$request_uri; }
                rewrite ^/x/(.*)$ /y/$1 permanent;
                rewrite ^/internal /i.html last;
                location = /exact { return 301 /e; }
                location ^~ /static/ { root /x; }
                location ~ \\.php$ { return 410; }
                location /api { proxy_pass http://b; }
                location /docs/ { return 301 https://docs.example.org$request_uri; }
                location /blog/ { rewrite ^/blog/(\\d+)/(.*)$ /articles/$2?y=$1 redirect; }
                location / { return 302 https://new.example.org$uri$is_args$args; }
            }
            """, """
            context-relative: false

            # line 10: return 301 https://www.example.com$request_uri;
            http://example.com/{*rest}  https://www.example.com/{rest}  301
            http://www.example.com/{*rest}  https://www.example.com/{rest}  301

            # line 3: /old  /new;
            //example.org/old  /new  301  ignore=case  query=drop
            //*.example.org/old  /new  301  ignore=case  query=drop

            # line 4: ~^/n/(\\d+)$ /news/$1;
            ~/n/(\\d+)  /news/{1}  301  header.Host=~(?i)^(?:example\\.org|.+\\.example\\.org)(?::[0-9]+)?$  query=drop

            # line 6: /a?id=1 /b;
            # differs: the query may have other parameters, too
            //example.org/a?id=1  https://{host}/b  302  ignore=case  query=drop
            # differs: the query may have other parameters, too
            //*.example.org/a?id=1  https://{host}/b  302  ignore=case  query=drop

            # line 17: return 301 https://www.example.org$request_uri;
            //old.example.org/{*rest}  https://www.example.org/{rest}  301

            # line 18: rewrite ^/x/(.*)$ /y/$1 permanent;
            ~/x/(.*)  /y/{1}  301  header.Host=~(?i)^(?:example\\.org|.+\\.example\\.org)(?::[0-9]+)?$

            # line 19: rewrite ^/internal /i.html last;
            //example.org/internal{*rest}  -
            //*.example.org/internal{*rest}  -

            # line 20: return 301 /e;
            //example.org/exact  /e  301  query=drop
            //*.example.org/exact  /e  301  query=drop

            # line 21: location ^~ /static/ {
            ~/static/.*  -  header.Host=~(?i)^(?:example\\.org|.+\\.example\\.org)(?::[0-9]+)?$

            # line 22: return 410;
            ~.*?\\.php  -  410  header.Host=~(?i)^(?:example\\.org|.+\\.example\\.org)(?::[0-9]+)?$

            # line 24: return 301 https://docs.example.org$request_uri;
            ~/(docs/.*)  https://docs.example.org/{1}  301  header.Host=~(?i)^(?:example\\.org|.+\\.example\\.org)(?::[0-9]+)?$

            # line 25: rewrite ^/blog/(\\d+)/(.*)$ /articles/$2?y=$1 redirect;
            ~/blog/(\\d+)/(.*)  /articles/{2}?y={1}  302  header.Host=~(?i)^(?:example\\.org|.+\\.example\\.org)(?::[0-9]+)?$  query=append

            # line 25: location /blog/ {
            ~/blog/.*  -  header.Host=~(?i)^(?:example\\.org|.+\\.example\\.org)(?::[0-9]+)?$

            # line 23: location /api {
            //example.org/api{*rest}  -
            //*.example.org/api{*rest}  -

            # line 26: return 302 https://new.example.org$uri$is_args$args;
            //example.org/{*rest}  https://new.example.org/{rest}  302
            //*.example.org/{*rest}  https://new.example.org/{rest}  302
            """, """
            line 19: rewrite ^/internal /i.html last;
                why:     the rewrite changes the path inside the server, which is no redirect
                instead: let the application answer these paths; rules behind it see the changed path, and were read as if they saw the one asked for
            """);
    }

    @Test
    void parts() {
        assertConversion(Dialect.NGINX, """
            location /old { return 301 /new; }
            location ~* ^/(\\d+)$ { return 308 https://$host/n/$1?$args; }
            location ~ ^/(?<y>\\d+)/x$ { rewrite ^ /w permanent; }
            if ($request_method = POST) { return 303 /form; }
            if ($http_user_agent ~* bot) { rewrite ^ /bots?x=$arg_x? redirect; }
            rewrite "^/a{2}$" $scheme://$http_host/b;
            location ^~ /s/ { return 404; }
            location /s/t/ { return 301 /u; }
            location /forbidden { return 403; }
            location / { return 301 https://w.example$request_uri; }
            """, """
            context-relative: false

            # line 4: return 303 /form;
            POST /{*rest}  /form  303  query=drop

            # line 5: rewrite ^ /bots?x=$arg_x? redirect;
            /{*rest}  /bots?x={param:x}  302  header.user-agent=~(?i)bot  query=drop

            # line 6: rewrite "^/a{2}$" $scheme://$http_host/b;
            # differs: the port of the Host header is not copied
            ~/a{2}  {scheme}://{host}/b  302

            # line 2: return 308 https://$host/n/$1?$args;
            ~/(\\d+)  https://{host}/n/{1}  308  ignore=case

            # line 3: rewrite ^ /w permanent;
            ~/(?<y>\\d+)/x  /w  301

            # line 9: location /forbidden {
            /forbidden{*rest}  -

            # line 8: return 301 /u;
            ~/s/t/.*  /u  301  query=drop

            # line 1: return 301 /new;
            /old{*rest}  /new  301  query=drop

            # line 10: return 301 https://w.example$request_uri;
            /{*rest}  https://w.example/{rest}  301
            """, """
            line 7: location ^~ /s/ {
                why:     location /s/t/ lies inside of it, and its order can't be told by that of rules
                instead: write ^~ there, too
            line 9: return 403;
                why:     rules don't answer with status 403
                instead: choose one of 301, 302, 303, 307, 308, 404, 410, 451, 429, 503, or answer it by the application
            """);
    }

    @Test
    void whatAbsentIsEmptyFor() {
        assertConversion(Dialect.NGINX, """
            if ($cookie_session = "") { return 302 /login?next=$request_uri; }
            if ($http_x_id != '') { return 302 /known; }
            if ($arg_id ~ ^$) { return 302 /none; }
            if ($arg_id !~ ^$) { return 302 /some; }
            if ($cookie_kind ~* ^(a|b)?$) { return 302 /kind; }
            if ($cookie_kind !~* ^(a|b)$) { return 302 /other; }
            """, """
            context-relative: false

            # line 1: return 302 /login?next=$request_uri;
            # differs: the parameters of the address asked for do not go into the value
            /{*rest}  /login?next=/{rest}  302  not.cookie.session=~.  query=drop

            # line 2: return 302 /known;
            /{*rest}  /known  302  header.x-id=~.  query=drop

            # line 3: return 302 /none;
            /{*rest}  /none  302  not.query.id=~.  query=drop

            # line 4: return 302 /some;
            /{*rest}  /some  302  query.id=~.  query=drop

            # line 6: return 302 /other;
            /{*rest}  /other  302  not.cookie.kind=~(?i)^(a|b)$  query=drop
            """, """
            line 5: if ($cookie_kind ~* ^(a|b)?$) {
                why:     the expression fits what is empty or absent, too, and a condition on what is absent does not hold here
                instead: write two rules, one with not. in front of the condition and no value
            """);
    }

    @Test
    void aMapIsAskedInItsOrderAndForItsValuesAlone() {
        assertConversion(Dialect.NGINX, """
            map $uri $new { default /home; ~^/c/(.*)$ /d/$1; /a /b; /keep ""; }
            map $uri $gone { /x 1; /y 1; }
            server {
                server_name a.example;
                if ($gone) { return 410; }
                if ($gone) { rewrite ^ /elsewhere permanent; }
                if ($new) { return 302 $new; }
            }
            """, """
            context-relative: false

            # line 1: /a /b;
            //a.example/a  /b  302  ignore=case  query=drop

            # line 1: ~^/c/(.*)$ /d/$1;
            ~/c/(.*)  /d/{1}  302  header.Host=~(?i)^a\\.example(?::[0-9]+)?$  query=drop

            # line 1: default /home;
            //a.example/{*rest}  /home  302  query=drop
            """, """
            line 1: /keep "";
                why:     the value is empty, so that nginx goes on with what stands behind the map's use
                instead: write a rule with the target - for it in front, if nothing behind is for it
            line 5: return 410;
                why:     it is for the addresses in the map $gone, and does not redirect to their values
                instead: write a rule for each of them
            line 6: rewrite ^ /elsewhere permanent;
                why:     it is for the addresses in the map $gone, and does not redirect to their values
                instead: write a rule for each of them
            """);
    }

    @Test
    void aServerForAllHostsTakesNothingFromOthers() {
        assertConversion(Dialect.NGINX, """
            server { listen 80 default_server; server_name _; return 301 https://$host$request_uri; }
            server { listen 80; server_name legacy.example; return 302 https://other.example/; }
            server { listen 443 ssl; server_name legacy.example; location /a { return 301 /b; } }
            server { listen 443 ssl; server_name _; return 301 https://legacy.example$request_uri; }
            """, """
            context-relative: false

            # line 2: return 302 https://other.example/;
            http://legacy.example/{*rest}  https://other.example/  302  query=drop

            # line 1: return 301 https://$host$request_uri;
            http://{host}/{*rest}  https://{host}/{rest}  301

            # line 3: return 301 /b;
            //legacy.example/a{*rest}  /b  301  query=drop

            # line 4: return 301 https://legacy.example$request_uri;
            https://{host}/{*rest}  https://legacy.example/{rest}  301
            """, "");
        assertConversion(Dialect.NGINX, """
            server { listen 80; return 301 https://$host$request_uri; }
            server { listen 80; server_name plain.example; location /a { return 301 /b; } }
            server { listen 443 ssl; server_name tls.example; location / { proxy_pass http://b; } }
            """, """
            context-relative: false

            # line 2: return 301 /b;
            //plain.example/a{*rest}  /b  301  query=drop

            # line 3: location / {
            https://tls.example/{*rest}  -

            # line 1: return 301 https://$host$request_uri;
            http://{host}/{*rest}  https://{host}/{rest}  301
            """, "");
    }

    @Test
    void nothingIsLeftOutInSilence() {
        assertConversion(Dialect.NGINX, """
            include /etc/nginx/mime.types;
            include sites/*.conf;
            location /a { location /a/b { return 301 /nested; } return 301 /outer; }
            location /e { error_page 404 /404.html; error_page 403 =301 /no; error_page 401 https://login.example/; }
            rewrite "^/x
            /evil https://evil.example/ 308" /y permanent;
            rewrite ^/old/(.*)$ /new.php?$1 break;
            """, """
            context-relative: false

            # line 7: rewrite ^/old/(.*)$ /new.php?$1 break;
            ~/old/(.*)  -

            # line 3: return 301 /outer;
            /a{*rest}  /outer  301  query=drop
            """, """
            line 2: include sites/*.conf;
                why:     what stands in another file is not read
                instead: put it in the place of this line, and convert again
            line 3: location /a/b {
                why:     a location inside of another one
                instead: write it beside the other, if it means the same there
            line 4: error_page 403 =301 /no;
                why:     it redirects where an error is answered, which is known behind the application alone
                instead: let the application do it, by an error page
            line 4: error_page 401 https://login.example/;
                why:     it redirects where an error is answered, which is known behind the application alone
                instead: let the application do it, by an error page
            line 5: rewrite "^/x /evil https://evil.example/ 308" /y permanent;
                why:     it has a line break in it, which a rule can't have
                instead: write it in one line
            line 7: rewrite ^/old/(.*)$ /new.php?$1 break;
                why:     the rewrite changes the path inside the server, which is no redirect
                instead: let the application answer these paths; rules behind it see the changed path, and were read as if they saw the one asked for
            """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "server { rewrite ^/(\\d{4})/ /y permanent, }; line 1: the block is not closed that begins with"
                        + " \"rewrite ^/(\\d{\" (expected a closing brace, and expressions with braces in quotes)",
                "server { location ~ ^/\\d{4}$ { return 410, } }; line 1: the block is not closed that begins with"
                        + " \"server {\" (expected a closing brace, and expressions with braces in quotes)",
                "server { return 301 /x, } }; line 1: a brace closes no block",
                "{ return 301 /x, }; line 1: a block without a name, or in too many others"
            })
    void bracesThatDoNotMatch(String text, String message) {
        assertThatThrownBy(() -> Converter.convert(Dialect.NGINX, text.replace(',', ';')))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> Converter.convert(Dialect.NGINX, "a {".repeat(100_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("line 1: a block without a name, or in too many others");
    }

    /** As tools for certificates write it: what is for http must not take the requests by https. */
    @Test
    void aServerThatLeadsToHttpsTakesNoHttps() {
        assertConversion(Dialect.NGINX, """
            server {
                if ($host = www.a.example) { return 301 https://$host$request_uri; }
                listen 80;
                server_name www.a.example;
                return 404;
            }
            server { listen 443 ssl; server_name www.a.example; location /old/ { return 301 /new; } }
            server {
                listen 80;
                server_name b.example;
                location ^~ /.well-known/acme-challenge/ { root /var/www; }
                location / { return 301 https://$host$request_uri; }
            }
            """, """
            context-relative: false

            # line 2: return 301 https://$host$request_uri;
            http://www.a.example/{*rest}  https://{host}/{rest}  301

            # line 5: return 404;
            http://www.a.example/{*rest}  -  404

            # line 11: location ^~ /.well-known/acme-challenge/ {
            # differs: it is for the path without its last slash, too
            http://b.example/.well-known/acme-challenge/{*rest}  -

            # line 12: return 301 https://$host$request_uri;
            http://b.example/{*rest}  https://{host}/{rest}  301

            # line 7: return 301 /new;
            ~/old/.*  /new  301  header.Host=~(?i)^www\\.a\\.example(?::[0-9]+)?$  query=drop
            """, "");
    }
}
