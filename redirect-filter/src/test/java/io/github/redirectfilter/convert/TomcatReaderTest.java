package io.github.redirectfilter.convert;

import static io.github.redirectfilter.convert.Converted.assertConversion;

import org.junit.jupiter.api.Test;

/** {@link Dialect#TOMCAT}: whole files and what becomes of them. */
class TomcatReaderTest {
    @Test
    void rules() {
        assertConversion(Dialect.TOMCAT, """
            # comment
            RewriteCond %{HTTP_HOST} old\\.example\\.com
            RewriteRule /(.*) https://new.example.com/$1 [R=301]
            RewriteRule ^/a/(.*)$ /b/$1 [R,NC]
            RewriteRule /c.* /d [R=307,QSD]
            RewriteRule ^/e$ - [G]
            RewriteRule ^/f$ /g [L]
            RewriteMap m com.example.Map
            RewriteRule ^/.*$ /rest [R]
            """, """

            # line 3: RewriteRule /(.*) https://new.example.com/$1 [R=301]
            /{*rest}  https://new.example.com/{rest}  301  header.Host=~(?i)^(?:old\\.example\\.com)$

            # line 4: RewriteRule ^/a/(.*)$ /b/$1 [R,NC]
            ~/a/(.*)  /b/{1}  302  ignore=case

            # line 5: RewriteRule /c.* /d [R=307,QSD]
            /c{*rest}  /d  307  query=drop

            # line 6: RewriteRule ^/e$ - [G]
            /e  -  410

            # line 9: RewriteRule ^/.*$ /rest [R]
            /{*rest}  /rest  302
            """, """
            line 7: RewriteRule ^/f$ /g [L]
                why:     the rule changes the path inside the server, which is no redirect
                instead: let the application answer these paths
            line 8: RewriteMap m com.example.Map
                why:     a map is a class of the application
                instead: write its entries as rules, or as a .csv file
            """);
    }
}
