package com.example.springboot;

import static io.github.redirectfilter.test.RedirectsAssert.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.github.redirectfilter.Redirects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.web.servlet.MockMvc;

/** The filter takes part in slice tests, in front of the controllers; and its rules can be asked alone. */
@WebMvcTest
class RulesTest {
    @Autowired
    private MockMvc mvc;

    @Autowired
    private Redirects rules;

    @AfterEach
    void open() {
        rules.controls().reset("switch.maintenance");
    }

    @Test
    void oldAddressesLeadOn() {
        assertThat(rules).get("/old-home").redirectsTo("/").withStatus(308);
        assertThat(rules)
                .get("/blog/2024/hello")
                .redirectsTo("/articles/hello?year=2024")
                .withStatus(301);
        assertThat(rules).get("/news/hello").redirectsTo("/articles/hello").withStatus(301);
        assertThat(rules).post("/api/v1/orders").redirectsTo("/api/v2/orders").withStatus(307);
        assertThat(rules).get("/discontinued").respondsWith(410).carries("Cache-Control", "max-age=300");
        assertThat(rules).get("/articles/hello").passes();
    }

    @Test
    void theShopClosesAndTheSwitchStaysInReach() {
        rules.controls().set("switch.maintenance", "on");

        assertThat(rules).get("/shop/cart").respondsWith(503).carries("Retry-After", "300");
        assertThat(rules).post("/actuator/redirects/switch.maintenance").passes();
    }

    @Test
    void aRuleDoesNotLeadElsewhere() {
        assertThat(rules).get("/go?url=https://partner.example/x").redirectsTo("https://partner.example/x");
        assertThat(rules).get("/go?url=//evil.example").isRefused().withStatus(400);
    }

    @Test
    void theFilterStandsInFrontOfTheControllers() throws Exception {
        mvc.perform(get("/news/hello")).andExpect(status().is(301)).andExpect(redirectedUrl("/articles/hello"));
        mvc.perform(get("/articles/hello")).andExpect(content().string("Article hello"));
    }

    @Test
    void theLoginGoesBackToThePageThatWasAskedFor() throws Exception {
        mvc.perform(post("/login").param("name", "ann").param("next", "/shop/cart"))
                .andExpect(redirectedUrl("/shop/cart"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil.example", "https://evil.example", "/\\evil.example", "https://localhost@evil.example"})
    void theLoginLeadsNobodyElsewhere(String next) throws Exception {
        mvc.perform(post("/login").param("name", "ann").param("next", next)).andExpect(status().isBadRequest());
    }
}
