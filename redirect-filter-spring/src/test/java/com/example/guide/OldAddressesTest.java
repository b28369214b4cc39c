package com.example.guide;

import static io.github.redirectfilter.test.RedirectsAssert.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.github.redirectfilter.Redirects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

@WebMvcTest(ArticleController.class)
@Import(Redirecting.class)
class OldAddressesTest {
    @Autowired
    private MockMvc mvc;

    @Autowired
    private Redirects rules;

    @Test
    void leadOn() throws Exception {
        mvc.perform(get("/news/hello")).andExpect(status().is(301)).andExpect(redirectedUrl("/articles/hello"));
        mvc.perform(get("/articles/hello")).andExpect(content().string("Article hello"));
    }

    @Test
    void areAskedWithoutTheApplication() {
        assertThat(rules).get("/news/hello").redirectsTo("/articles/hello").withStatus(301);
        assertThat(rules).get("/summer").remoteAddress("192.0.2.7").redirectsTo("/shop");
    }
}
