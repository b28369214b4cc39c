package io.github.redirectfilter.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.ConfigurationLoader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What IDEs complete from. */
class MetadataTest {
    private static final String FILE = "META-INF/spring-configuration-metadata.json";

    private static List<String> read(String path) throws IOException {
        // Boot has a file of this name in each of its jars
        URL ours = Collections.list(MetadataTest.class.getClassLoader().getResources(FILE)).stream()
                .filter(url -> !url.toString().contains("spring-boot"))
                .findFirst()
                .orElseThrow();
        try (InputStream in = ours.openStream()) {
            return JsonPath.read(in, path);
        }
    }

    @Test
    void namesEverySettingOfTheCore() throws IOException {
        Set<String> names = new TreeSet<>(List.of("redirect-filter.enabled", "redirect-filter.order"));
        ConfigurationLoader.settings().forEach(name -> names.add("redirect-filter." + name));
        Redirects.builder()
                .settings()
                .forEach(name -> names.add("redirect-filter." + name.replaceFirst("[.][A-Z]+$", "")));

        assertThat(read("$.properties[?(@.description)].name")).containsExactlyInAnyOrderElementsOf(names);
        assertThat(names).containsAll(read("$.hints[*].name"));
    }
}
