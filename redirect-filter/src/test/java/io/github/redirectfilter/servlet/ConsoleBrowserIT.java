package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The console in a browser, with texts in the rules that attack it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf(
        value = "io.github.redirectfilter.servlet.Chromium#isInstalled",
        disabledReason = "PASSED OVER: no Chromium on this machine (apt-get install chromium)")
class ConsoleBrowserIT {
    private static final String HOSTILE =
            "\"\"'><script>document.title='attacked'</script><img src=x onerror=alert(1)>";

    private TestServer server;
    private DrivenChromium browser;

    @BeforeAll
    void start() throws Exception {
        ServletContextHandler application = TestServer.application(
                "",
                "console: /admin/redirects",
                "console-ip: 127.0.0.1",
                "switch.maintenance: off",
                "/old/{id}              /new/{id}                          308",
                "/blog/{year}/{slug}    /articles/{slug}?year={year}       301",
                "/articles/{slug}       /posts/{slug}                      301",
                "/here                  /there",
                "/there                 /here",
                "/partner/{*path}       https://partner.example/{path}     302",
                "/shop/{*path}          https://shop.example/{path}        307  country=DE,FR",
                "/api/v1/{*path}        /api/v2/{path}                     307  share=20% by=cookie.uid",
                "/closed                -                                  503  switch=maintenance retry-after=300",
                "/out                   {param:url}                        302",
                "/attack                /x                                 302  \"id=" + HOSTILE + "\"");
        server = TestServer.start(application);
        server.get("/old/7");
        server.get("/attack");
        try (LogCapture quiet = new LogCapture()) {
            server.get("/out?url=https://evil.example/" + "%3Cscript%3E");
        }
        browser = new DrivenChromium();
    }

    @AfterAll
    void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void explainIsAskedByTheKeyboardAndNothingBreaksThePolicy() throws Exception {
        browser.open(server.uri("/admin/redirects"));
        String first = focusAfterTab();
        assertThat(first).isEqualTo("A.skip");
        for (int i = 0; !focusAfterTab().equals("INPUT#url"); i++) {
            assertThat(i).as("fields before that of the URL").isLessThan(20);
        }
        browser.type("/blog/2024/hello?a=<script>alert(1)</script>");
        browser.press("Enter", 13, "\r");
        browser.awaitLoad();

        assertThat(browser.evaluate("location.hash")).isEqualTo("#explain");
        assertThat(browser.evaluate("document.querySelector('pre.answer').textContent"))
                .contains("=> 301 /articles/hello?year=2024&a=<script>alert(1)</script>");
        assertThat(browser.evaluate("document.querySelector('#url').value"))
                .isEqualTo("/blog/2024/hello?a=<script>alert(1)</script>");
        assertThat(browser.evaluate("document.title")).isEqualTo("Redirects");
        assertThat(browser.evaluate("document.scripts.length + ' ' + document.images.length"))
                .isEqualTo("1 0");
        assertThat(browser.evaluate("getComputedStyle(document.querySelector('.node rect')).strokeWidth"))
                .isEqualTo("1px");
        assertThat(browser.evaluate("document.querySelector('time').title")).matches("20.*Z");
        assertThat(browser.complaints()).isEmpty();
    }

    private String focusAfterTab() throws Exception {
        browser.press("Tab", 9, "");
        return browser.evaluate("document.activeElement.tagName + (document.activeElement.id ? '#' + "
                + "document.activeElement.id : '.' + document.activeElement.className)");
    }

    /** The pictures stay below {@code target}, to be looked at. */
    @ParameterizedTest
    @CsvSource({"1200, false", "390, false", "1200, true"})
    void fitsTheScreen(int width, boolean dark) throws Exception {
        browser.open(server.uri("/admin/redirects?url=/old/7"));
        browser.screenshot(width, dark, Path.of("target", "console", width + (dark ? "-dark" : "") + ".png"));

        assertThat(browser.evaluate("document.documentElement.scrollWidth")).isEqualTo(Integer.toString(width));
        assertThat(browser.complaints()).isEmpty();
    }
}
