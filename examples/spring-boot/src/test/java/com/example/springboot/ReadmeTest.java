package com.example.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The whole application on a port of its own: each {@code curl} line of the README, from top to bottom. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ReadmeTest {
    @LocalServerPort
    private int port;

    @Test
    void everyLineDoesWhatItSays() throws Exception {
        List<CurlLine> lines = CurlLine.in(Path.of("README.md"));

        assertThat(lines).hasSizeGreaterThan(10);
        for (CurlLine line : lines) {
            assertThat(whatComes(line)).as(line.toString()).isEqualTo(line.comes());
        }
    }

    /** Status and Location, or as much of the body as the README promises. */
    private String whatComes(CurlLine line) throws IOException, InterruptedException {
        HttpResponse<String> response = line.run(port);
        String location = response.headers()
                .firstValue("Location")
                .map(value -> " " + value)
                .orElse("");
        String promised = line.comes().replaceFirst("^\\d+:? ?", "");
        boolean body = line.comes().contains(": ") && response.body().contains(promised);
        return response.statusCode() + location + (body ? ": " + promised : "");
    }
}
