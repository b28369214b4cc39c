package com.example.springmvc;

import static io.github.redirectfilter.test.RedirectsAssert.assertThat;

import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.test.TestRules;
import org.junit.jupiter.api.Test;

/** The rules of the file alone, without a server. */
class RulesTest {
    private final Redirects rules = TestRules.file("src/main/webapp/WEB-INF/redirects.rules");

    @Test
    void oldAddressesLeadOn() {
        assertThat(rules)
                .get("/app/old-home")
                .contextPath("/app")
                .redirectsTo("/app/")
                .withStatus(308);
        assertThat(rules)
                .get("/blog/2024/hello")
                .redirectsTo("/articles/hello?year=2024")
                .withStatus(301);
        assertThat(rules).post("/api/v1/orders").redirectsTo("/api/v2/orders").withStatus(307);
        assertThat(rules).get("/discontinued").respondsWith(410);
        assertThat(rules).get("/").passes();
    }

    @Test
    void nobodyIsSentElsewhere() {
        assertThat(rules).get("/go?url=https://partner.example/x").redirectsTo("https://partner.example/x");
        assertThat(rules).get("/go?url=https://evil.example").isRefused().withStatus(400);
    }
}
