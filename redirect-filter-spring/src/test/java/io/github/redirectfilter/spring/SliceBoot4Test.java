package io.github.redirectfilter.spring;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.github.redirectfilter.annotation.RedirectFrom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The filter takes part in slice tests; these have another package in Boot 3. */
@WebMvcTest(properties = "redirect-filter.rules[0]=/old /new 308")
@AutoConfigureMockMvc
class SliceBoot4Test {
    @Autowired
    private MockMvc mvc;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Pages.class)
    static class Application {}

    @RestController
    static class Pages {
        @GetMapping("/articles")
        @RedirectFrom("/blog")
        String articles() {
            return "articles";
        }
    }

    @Test
    void redirects() throws Exception {
        mvc.perform(get("/old"))
                .andExpect(status().isPermanentRedirect())
                .andExpect(header().string("Location", "/new"));
        mvc.perform(get("/blog"))
                .andExpect(status().isTemporaryRedirect())
                .andExpect(header().string("Location", "/articles"));
    }
}
