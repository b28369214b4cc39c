package io.github.redirectfilter.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.github.redirectfilter.config.LiveConfiguration;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the health of an application says of its redirects, as Boot 4 and Boot 3.5 answer, whose types differ. */
class HealthTest {
    private static final String URL = "/actuator/health/redirects";

    @TempDir
    private Path folder;

    private Server start(String more) throws Exception {
        Path file = Files.writeString(folder.resolve("redirects.rules"), "/old /new");
        return Server.start(false, ApplicationTest.Application.class, """
                redirect-filter:
                  reload: 1m
                  rules-file: file:%s
                  rules: /blog/{id} /articles/{id}
                management.endpoint.health.show-components: always
                %s
                """.formatted(
                        file.toString().replace('\\', '/'), more));
    }

    @Test
    void rulesThatCanNotBeLoadedAgainAreADetailOfAnApplicationThatIsUp() throws Exception {
        try (Server server = start("management.endpoint.health.show-details: always")) {
            assertThat(upWith(server, "succeeded")).containsOnlyKeys("rules", "loaded", "lastReload");

            Files.writeString(folder.resolve("redirects.rules"), "/old /new 399");
            LiveConfiguration configuration = server.context().getBean(LiveConfiguration.class);
            configuration.look();
            configuration.look();
            Map<String, Object> after = upWith(server, "failed");
            assertThat(after).containsOnlyKeys("rules", "loaded", "lastReload", "attempted", "error");
            assertThat(String.valueOf(after.get("error"))).contains("status \"399\"");
        }
    }

    private static Map<String, Object> upWith(Server server, String lastReload) throws Exception {
        HttpResponse<String> answer = server.get(URL);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<String>read(answer.body(), "$.status")).isEqualTo("UP");
        Map<String, Object> details = JsonPath.read(answer.body(), "$.details");
        assertThat(details).containsEntry("rules", 3).containsEntry("lastReload", lastReload);
        return details;
    }

    @Test
    void detailsAreShownToThoseWhoMaySeeThem() throws Exception {
        try (Server server = start("management.endpoint.health.show-details: never")) {
            assertThat(server.get(URL).body()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(server.context().getBean("redirectsHealthIndicator"))
                    .isEqualTo(server.context().getBean("redirectsHealthIndicator"))
                    .isNotEqualTo("another")
                    .asString()
                    .contains("RedirectsHealth");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "management.health.redirects.enabled: false, 404",
        "management.health.defaults.enabled: false, 404",
        "management.health: {defaults.enabled: false; redirects.enabled: true}, 200",
        "management.health.defaults.enabled: true, 200"
    })
    void isLeftOutAsBootLeavesOutItsOwn(String property, int status) throws Exception {
        try (Server server = start(property.replace(';', ','))) {
            assertThat(server.get(URL).statusCode()).isEqualTo(status);
            assertThat(server.context().containsBean("redirectsHealthIndicator"))
                    .isEqualTo(status == 200);
        }
    }
}
