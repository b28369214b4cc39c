package io.github.redirectfilter.convert;

import static io.github.redirectfilter.convert.Converted.assertConversion;

import org.junit.jupiter.api.Test;

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
}
