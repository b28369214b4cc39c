package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paths and queries through a real container, under a context path. */
class PathIT {
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(TestServer.application(
                "/shop",
                "/                   /home",
                "/old                /new",
                "/straße/{name}      /street/{name}",
                "/docs/{*path}       /manual/{path}",
                "/search?q={q}       /find/{q}"));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/shop/old,                                307, /shop/new",
        "/shop/old?a=1&b=%C3%A4,                   307, /shop/new?a=1&b=%C3%A4",
        "/shop/old;jsessionid=abc,                 307, /shop/new",
        "/shop/o%6cd,                              307, /shop/new",
        "/shop/x/../old,                           307, /shop/new",
        "/shop/,                                   307, /shop/home",
        "/shop/stra%C3%9Fe/M%C3%BCnchen,           307, /shop/street/M%C3%BCnchen",
        "/shop/stra%c3%9fe/a%20b,                  307, /shop/street/a%20b",
        "/shop/docs,                               307, /shop/manual",
        "/shop/docs/a/b.html,                      307, /shop/manual/a/b.html",
        "/shop/search?q=a%2Bb%26c,                 307, /shop/find/a+b&c",
    })
    void isRedirected(String target, int status, String location) throws Exception {
        RawHttp.Response response = server.get(target);

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.header("Location")).isEqualTo(location);
    }

    @ParameterizedTest
    @CsvSource({"/shop/Old", "/shop/old/", "/shop/new", "/shop/old/x", "/shop/search"})
    void reachesTheApplication(String target) throws Exception {
        assertThat(server.get(target).body()).isEqualTo("APP GET " + target);
    }
}
