package io.github.redirectfilter.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.github.redirectfilter.RedirectsMXBean;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators change in a running application, by HTTP and by JMX, and what they are told of mistakes. */
class EndpointTest {
    private static final MBeanServer JMX_SERVER = ManagementFactory.getPlatformMBeanServer();
    private static final String UNKNOWN = "unknown control \"switch.maintenence\"; did you mean \"switch.maintenance\"?"
            + " (expected one of share.campaign, switch.maintenance)";
    private static final String YAML = """
            redirect-filter.rules:
              - /shop - 503 switch=maintenance
              - /shop /new-shop share=20% id=campaign
            management.endpoints.web.exposure.include: redirects
            management.endpoint.redirects.access: unrestricted
            """;

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start(false, ApplicationTest.Application.class, YAML);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> send(String method, String name, String body) throws Exception {
        return server.send(method, "/actuator/redirects/" + name, body, "Content-Type", "application/json");
    }

    @Test
    void changesAndGoesBack() throws Exception {
        HttpResponse<String> set = send("POST", "share.campaign", "{\"value\": \"50%\"}");
        assertThat(set.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<Map<String, Object>>read(set.body(), "$"))
                .containsEntry("name", "share.campaign")
                .containsEntry("value", "50%");

        HttpResponse<String> reset = send("DELETE", "share.campaign", "");
        assertThat(reset.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<Map<String, Object>>read(reset.body(), "$")).containsEntry("value", "20%");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            POST   | switch.maintenance | {"value": "maybe"} | switch.maintenance: "maybe" is no state of a switch (expected one of on, off, true, false)
            POST   | switch.maintenence | {"value": "on"}    | $unknown
            POST   | switch.maintenance | {"state": "on"}    | "value" is missing (expected a body such as {"value": "on"})
            POST   | switch.maintenance | ``                 | "value" is missing (expected a body such as {"value": "on"})
            DELETE | switch.maintenence | ``                 | $unknown
            """)
    void saysWhatIsWrongAndWhatWouldBeRight(String method, String name, String body, String reason) throws Exception {
        HttpResponse<String> answer = send(method, name, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JsonPath.<Map<String, Object>>read(answer.body(), "$"))
                .containsOnly(Map.entry("error", reason.replace("$unknown", UNKNOWN)));
    }

    private static boolean filterIsInJmx() throws Exception {
        return !JMX_SERVER
                .queryNames(new ObjectName("io.github.redirectfilter:*"), null)
                .isEmpty();
    }

    @Test
    void jmxHasNothingUnlessBootSaysSo() throws Exception {
        String start = "redirect-filter-start springRedirectFilter";
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals(start)));

        assertThat(filterIsInJmx()).isFalse();
    }

    @Test
    void jmxHasTheFilterAndTheEndpointIfBootSaysSo() throws Exception {
        String jmx = """
                spring.jmx.enabled: true
                spring.jmx.unique-names: true
                management.endpoints.jmx.exposure.include: redirects
                """;
        try (Server another = Server.start(false, ApplicationTest.Application.class, YAML + jmx)) {
            assertThat(another.context().isActive()).isTrue();
            await().until(EndpointTest::filterIsInJmx);
            RedirectsMXBean filter = JMX.newMXBeanProxy(
                    JMX_SERVER,
                    new ObjectName("io.github.redirectfilter:type=Redirects,name=springRedirectFilter"),
                    RedirectsMXBean.class);
            assertThat(filter.getRules()).isEqualTo(3);

            ObjectName endpoint = JMX_SERVER
                    .queryNames(new ObjectName("org.springframework.boot:type=Endpoint,name=Redirects,*"), null)
                    .iterator()
                    .next();
            invoke(endpoint, "set", "switch.maintenance", "on");
            assertThat(filter.get("switch.maintenance")).isEqualTo("on");
            assertThatThrownBy(() -> invoke(endpoint, "set", "switch.maintenence", "on"))
                    .rootCause()
                    .hasMessage(UNKNOWN);
            assertThatThrownBy(() -> invoke(endpoint, "read", "explain", null, null, null, null, null))
                    .rootCause()
                    .hasMessageStartingWith("explain needs method and url");
        }
        assertThat(filterIsInJmx()).isFalse();
    }

    private static void invoke(ObjectName endpoint, String operation, Object... arguments) throws Exception {
        String[] types = new String[arguments.length];
        Arrays.fill(types, String.class.getName());
        JMX_SERVER.invoke(endpoint, operation, arguments, types);
    }
}
