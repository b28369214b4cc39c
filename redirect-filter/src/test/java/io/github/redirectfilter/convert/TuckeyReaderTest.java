package io.github.redirectfilter.convert;

import static io.github.redirectfilter.convert.Converted.assertConversion;

import org.junit.jupiter.api.Test;

/** {@link Dialect#TUCKEY}: whole files and what becomes of them. */
class TuckeyReaderTest {
    @Test
    void rules() {
        assertConversion(Dialect.TUCKEY, """
            <?xml version="1.0" encoding="utf-8"?>
            <!DOCTYPE urlrewrite PUBLIC "-//tuckey.org//DTD UrlRewrite 4.0//EN" "http://nowhere.invalid/dtds/urlrewrite4.0.dtd">
            <urlrewrite>
              <rule><note>n</note><from>^/old/(.*)$</from><to type="permanent-redirect" last="true">%{context-path}/new/$1</to></rule>
              <rule match-type="wildcard"><from>/a/*/b/**</from><to type="redirect" last="true">/z/$1/$2</to></rule>
              <rule><from>/rewrite-status</from><to>/status</to></rule>
              <rule><condition name="host" operator="notequal">^www\\.example\\.com$</condition><from>^/(.*)$</from><to type="permanent-redirect" last="true">https://www.example.com/$1?%{query-string}</to></rule>
              <rule><condition type="scheme">http</condition><from>^(.*)$</from><to type="redirect" qsappend="true">https://%{server-name}$1</to></rule>
              <rule><from>^/gone$</from><set type="status">410</set><to>null</to></rule>
              <rule><from>/pre</from><to type="redirect" last="true">/post</to></rule>
              <rule><condition type="parameter" name="id">^(\\d+)$</condition><from>^/show\\.do$</from><to type="redirect">/item/%{parameter:id}</to></rule>
              <rule><from>^/one$</from><to type="redirect">/two</to></rule>
              <rule><from>^/t</from><to type="redirect">/three</to></rule>
              <outbound-rule><from>/x</from><to>/y</to></outbound-rule>
            </urlrewrite>
            """, """
            # Where the application has a context path, it is put in front of targets that begin with /.

            # line 4: <from>^/old/(.*)$</from> <to type="permanent-redirect">%{context-path}/new/$1</to>
            ~/old/(.*)  /new/{1}  301  ignore=case  query=drop

            # line 5: <from>/a/*/b/**</from> <to type="redirect">/z/$1/$2</to>
            ~/a/([^/]*)/b/(.*)  /z/{1}/{2}  302  query=drop

            # line 7: <from>^/(.*)$</from> <to type="permanent-redirect">https://www.example.com/$1?%{query-string}</to>
            /{*rest}  https://www.example.com/{rest}  301  not.header.Host=~(?i)^www\\.example\\.com$

            # line 9: <from>^/gone$</from> <to>null</to>
            /gone  -  410  ignore=case

            # line 10: <from>/pre</from> <to type="redirect">/post</to>
            # differs: only paths that begin with it; UrlRewriteFilter replaces it anywhere
            /pre{*rest}  /post{rest}  302  ignore=case  query=drop

            # line 11: <from>^/show\\.do$</from> <to type="redirect">/item/%{parameter:id}</to>
            /show.do  /item/{param:id}  302  query.id=~(?i)^(\\d+)$  ignore=case  query=drop

            # line 13: <from>^/t</from> <to type="redirect">/three</to>
            /t{*rest}  /three{rest}  302  ignore=case  query=drop
            """, """
            line 6: <from>/rewrite-status</from> <to>/status</to>
                why:     a forward is no redirect
                instead: let the application answer these paths
            line 8: <from>^(.*)$</from> <to type="redirect">https://%{server-name}$1</to>
                why:     without last="true" the rules behind it go on with its target, and the one in line 10 may fit it
                instead: add last="true" to <to> if it should end here
            line 12: <from>^/one$</from> <to type="redirect">/two</to>
                why:     without last="true" the rules behind it go on with its target, and the one in line 13 may fit it
                instead: add last="true" to <to> if it should end here
            line 14: <outbound-rule>
                why:     it changes links in pages, which is no redirect
                instead: write the links as they should be
            """);
    }

    @Test
    void groupsWithNamesAndExpressionsThatDoNotEnd() {
        assertConversion(Dialect.TUCKEY, """
            <urlrewrite>
            <rule><from>^/a/(?&lt;id&gt;[0-9]+)</from><to type="redirect" last="true">/b/$1</to></rule>
            <rule><from>/c\\</from><to type="redirect" last="true">/d</to></rule>
            <rule><from>/e[</from><to type="redirect" last="true">/f</to></rule>
            </urlrewrite>
            """, """
            # Where the application has a context path, it is put in front of targets that begin with /.

            # line 2: <from>^/a/(?<id>[0-9]+)</from> <to type="redirect">/b/$1</to>
            ~/a/(?<id>[0-9]+)(.*)  /b/{1}{2}  302  ignore=case  query=drop
            """, """
            line 3: <from>/c\\</from> <to type="redirect">/d</to>
                why:     the expression does not end where the text does
                instead: close what it opens
            line 4: <from>/e[</from> <to type="redirect">/f</to>
                why:     the expression does not end where the text does
                instead: close what it opens
            """);
    }
}
