package io.github.redirectfilter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code convert} prints and how it ends, whole. */
class ConvertCommandTest {
    @TempDir
    private Path directory;

    private String file(String text) throws IOException {
        return Files.writeString(directory.resolve("file"), text).toString();
    }

    @Test
    void everythingCarriedOverEndsWithZero() throws IOException {
        assertThat(Run.of("convert", "--from=netlify", file("/old /new\n")))
                .isEqualTo(new Run(0, """
                    context-relative: false

                    # line 1: /old /new
                    /old  /new  301  ignore=slash
                    """, "carried over: 1, as 1 rule; not carried over: 0\n"));
    }

    @Test
    void whatIsMissingIsListedBesideTheRules() throws IOException {
        assertThat(Run.of("convert", "--from=tomcat", file("\uFEFFRewriteRule ^/a$ /b [R]\nRewriteRule ^/c$ /d [F]\n")))
                .isEqualTo(new Run(1, """

                    # line 1: RewriteRule ^/a$ /b [R]
                    /a  /b  302
                    """, """
                        line 2: RewriteRule ^/c$ /d [F]
                            why:     rules don't answer with status 403
                            instead: choose one of 301, 302, 303, 307, 308, 404, 410, 451, 429, 503, or answer it by the application
                        carried over: 1, as 1 rule; not carried over: 1
                        """));
    }

    @Test
    void nothingToConvertIsNoProblem() throws IOException {
        assertThat(Run.of("convert", "--from=csv", file("")))
                .isEqualTo(new Run(0, "", "carried over: 0, as 0 rules; not carried over: 0\n"));
    }

    @Test
    void jsonHasAllOfIt() throws IOException {
        Run run = Run.of("convert", "--from=httpd", "--json", file("Redirect /q /z?x=1\nRedirect 403 /f\n"));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(new ObjectMapper().readTree(run.out())).isEqualTo(new ObjectMapper().readTree("""
            {
              "head": ["context-relative: false"],
              "rules": [{
                "line": 1,
                "text": "Redirect /q /z?x=1",
                "rule": "/q  /z?x=1  302  query=drop",
                "differs": "paths below it are not meant; httpd puts them behind the query"
              }],
              "rejected": [{
                "line": 2,
                "text": "Redirect 403 /f",
                "reason": "rules don't answer with status 403",
                "instead": "choose one of 301, 302, 303, 307, 308, 404, 410, 451, 429, 503, or answer it by the application"
              }]
            }
            """));
    }

    @Test
    void whatCannotBeReadEndsWithTwo() throws IOException {
        String missing = directory.resolve("missing").toString();
        String latin = Files.write(directory.resolve("latin"), "/\u00e9 /x".getBytes(StandardCharsets.ISO_8859_1))
                .toString();

        assertThat(Run.of("convert", "--from=csv", missing))
                .isEqualTo(new Run(2, "", missing + ": there is no such file\n"));
        assertThat(Run.of("convert", "--from=csv", latin))
                .isEqualTo(new Run(2, "", latin + ": the file is not UTF-8; save it in that encoding\n"));
        assertThat(Run.of("convert", "--from=iis", latin))
                .isEqualTo(new Run(
                        2,
                        "",
                        "--from \"iis\" is not known (expected one of tuckey, httpd, nginx, netlify, cloudflare,"
                                + " tomcat, csv)\n"));
    }

    /** A file may name another one, or one that is on a server: neither is read. */
    @Test
    void xmlNamesNothingThatIsRead() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "secret");
        Run run = Run.of(
                "convert",
                "--from=tuckey",
                file("<!DOCTYPE urlrewrite [<!ENTITY x SYSTEM \""
                        + secret.toUri()
                        + "\">]>\n<urlrewrite><rule><from>/a</from><to type='redirect'>/&x;</to></rule></urlrewrite>"));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out() + run.err()).contains("the file is no XML").doesNotContain("/secret ");
    }
}
