package io.github.redirectfilter.servlet;

import static io.github.redirectfilter.servlet.ServedApart.caller;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Languages on the wire, on permanent redirects too. */
class LanguageIT {
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.withRules(
                "languages: en",
                "/      /de/  301  language=de",
                "/      /fr/  302  language=fr  cache=\"public, max-age=600\"",
                "/send  /de/send   language=de");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void aHitAndAMissNameTheHeader() throws Exception {
        RawHttp.Response hit = server.get("/", "Accept-Language: de-AT,de;q=0.9,en;q=0.8");
        assertThat(hit.status()).isEqualTo(301);
        assertThat(hit.header("Location")).isEqualTo("/de/");
        assertThat(hit.header("Vary")).isEqualTo("Accept-Language");
        assertThat(hit.header("Cache-Control")).isEqualTo("max-age=3600");

        RawHttp.Response miss = server.get("/", "Accept-Language: en, de;q=0.9");
        assertThat(miss.body()).isEqualTo("APP GET /");
        assertThat(miss.header("Vary")).isEqualTo("Accept-Language");
        assertThat(miss.headers("Cache-Control")).isEmpty();
    }

    @Test
    void severalHeaderLinesCount() throws Exception {
        assertThat(server.get("/", "Accept-Language: ja", "Accept-Language: fr;q=0.1")
                        .header("Location"))
                .isEqualTo("/fr/");
    }

    @Test
    void aPostedBodyIsKept() throws Exception {
        assertThat(server.post("/send", "x=1", "Accept-Language: de").body()).isEqualTo("APP POST /de/send x=1");
        assertThat(server.post("/send", "x=1", "Accept-Language: en").body()).isEqualTo("APP POST /send x=1");
    }

    @Test
    void aCacheServesNoCallerWhatIsAnothers() throws Exception {
        int hits = ServedApart.check(
                server::exchange,
                InstantSource.system(),
                "/",
                caller("Accept-Language: de"),
                caller("Accept-Language: fr"),
                caller("Accept-Language: en, de;q=0.5"),
                caller("Accept-Language: de;q=0.5, fr;q=0.4"),
                caller());
        assertThat(hits).as("answers that the cache gave").isPositive();
    }
}
