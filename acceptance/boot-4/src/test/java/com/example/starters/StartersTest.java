package com.example.starters;

import static com.example.starters.Browser.PASSWORD;
import static com.example.starters.Browser.answer;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The application as it is, on the server that the build has put on the class path. */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(120)
class StartersTest {
    private static Running application;

    private final Browser browser = application.browser();

    @BeforeAll
    static void start() {
        application = Running.start();
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    /** Where nothing but an IDE chooses the class path, there is no such property, and any server will do. */
    @Test
    void theServerIsTheOneThatTheBuildMeans() {
        ServletContext servlets = application.context().getBean(ServletContext.class);

        assertThat(servlets.getServerInfo()).startsWith(System.getProperty("server", ""));
    }

    @Test
    void aPostIsSentAgain() throws Exception {
        assertThat(answer(browser.post("/api/v1/orders", "tea"))).isEqualTo("307 /api/v2/orders");

        browser.login(PASSWORD);
        HttpResponse<String> moved = browser.post("/api/v1/orders?table=7", "tea");
        assertThat(answer(moved)).isEqualTo("307 /api/v2/orders?table=7");
        assertThat(browser.post("/api/v2/orders?table=7", "tea").body()).isEqualTo("ann ordered tea at table 7");
    }

    @Test
    void aLoginLeadsBackToThePageThatWasAskedFor() throws Exception {
        assertThat(answer(browser.get("/account"))).isEqualTo("302 /login");
        assertThat(answer(browser.login("wrong"))).isEqualTo("302 /login?error");
        assertThat(answer(browser.login(PASSWORD))).isEqualTo("302 /account?continue");
        assertThat(browser.get("/account?continue").body()).isEqualTo("account of ann");
        assertThat(answer(browser.post("/logout", ""))).isEqualTo("302 /login?logout");
    }

    /** Security saves the whole URL of the page, with the host that the request named. */
    @Test
    void aForgedHostLeadsNowhereElse() throws Exception {
        assertThat(answer(browser.get("/account", "Host", "evil.example"))).isEqualTo("302 /login");
        assertThat(answer(browser.login(PASSWORD))).isEqualTo("400 -");

        Browser other = application.browser();
        assertThat(answer(other.get("/account"))).isEqualTo("302 /login");
        assertThat(answer(other.login(PASSWORD, "Host", "evil.example"))).isEqualTo("400 -");

        Browser both = application.browser();
        assertThat(answer(both.get("/account", "Host", "evil.example"))).isEqualTo("302 /login");
        assertThat(answer(both.login(PASSWORD, "Host", "evil.example"))).isEqualTo("302 /account?continue");
    }

    /** As Boot's users expect: the log has it at once, and JMX has nothing that nobody asked for. */
    @Test
    void theLogSaysWhatDecidesAndWhatIsOddAboutIt(CapturedOutput output) throws Exception {
        try (Running odd =
                Running.start("--redirect-filter.rules[0]=/tea /coffee", "--redirect-filter.rules[1]=/coffee /tea")) {
            assertThat(answer(odd.browser().get("/tea"))).isEqualTo("307 /coffee");
            while (!output.getOut().contains("error [loop] a loop: /tea -> /coffee -> /tea")) {
                Thread.sleep(10);
            }
            assertThat(output).contains("Filter springRedirectFilter has 2 redirect rules");
            assertThat(ManagementFactory.getPlatformMBeanServer()
                            .queryNames(new ObjectName("io.github.redirectfilter:*"), null))
                    .isEmpty();
        }
    }

    @Test
    void hitsAreSeen() throws Exception {
        assertThat(answer(browser.get("/old-account"))).isEqualTo("308 /account");
        assertThat(answer(browser.get("/actuator/redirects"))).isEqualTo("302 /login");

        browser.login(PASSWORD);
        assertThat(browser.get("/actuator/redirects").body())
                .contains("{\"id\":\"redirect-filter.rules[1]\",\"from\":\"/old-account\",\"status\":308,\"hits\":1,");
        assertThat(browser.get("/actuator/prometheus").body())
                .contains("redirect_filter_decisions_total{outcome=\"redirect\",rule=\"redirect-filter.rules[1]\","
                        + "status=\"308\"} 1.0");
    }
}
