package io.github.redirectfilter.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.github.redirectfilter.HealthSource;
import io.github.redirectfilter.LintCode;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.ConfigurationLoader;
import io.github.redirectfilter.config.GuardMode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What IDEs complete from. */
class MetadataTest {
    private static final String FILE = "META-INF/spring-configuration-metadata.json";

    /** Settings of this module, as opposed to the core. */
    private static final List<String> OWN = List.of("redirect-filter.enabled", "redirect-filter.order");

    private static <T> List<T> read(String path) throws IOException {
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
        Set<String> names = new TreeSet<>(OWN);
        ConfigurationLoader.settings().forEach(name -> names.add("redirect-filter." + name));
        Redirects.builder()
                .settings()
                .forEach(name -> names.add("redirect-filter." + name.replaceFirst("[.][A-Z]+$", "")));

        assertThat(MetadataTest.<String>read("$.properties[?(@.description)].name"))
                .containsExactlyInAnyOrderElementsOf(names);
        assertThat(names).containsAll(hints().keySet());
    }

    /** By the name of the setting; those of a map have {@code .values} behind it. */
    private static Map<String, List<String>> hints() throws IOException {
        Map<String, List<String>> hints = new TreeMap<>();
        for (Map<String, Object> hint : MetadataTest.<Map<String, Object>>read("$.hints[*]")) {
            List<String> values = new ArrayList<>();
            if (hint.get("values") instanceof List<?> some) {
                some.forEach(each -> values.add(String.valueOf(((Map<?, ?>) each).get("value"))));
            }
            hints.put(String.valueOf(hint.get("name")).replaceFirst("[.]values$", ""), values);
        }
        return hints;
    }

    /** Settings that are words of a list, and those whose values have a form, offer them. */
    @Test
    void offersValues() throws IOException {
        assertThat(hints())
                .containsEntry("redirect-filter.guard", words(GuardMode.values()))
                .containsEntry("redirect-filter.accept", words(LintCode.values()))
                .containsEntry("redirect-filter.dispatch", List.of("REQUEST", "FORWARD", "ERROR", "ASYNC"))
                .containsEntry("redirect-filter.ignore", List.of("case", "slash", "none"))
                .containsEntry("redirect-filter.switch", List.of("on", "off"))
                .containsKeys("redirect-filter.reload", "redirect-filter.rules-file", "redirect-filter.health");
        assertThat(MetadataTest.<Object>read("$.hints[*].values[?(!@.description)]"))
                .isEmpty();
    }

    private static List<String> words(Enum<?>... values) {
        return Arrays.stream(values)
                .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    static Stream<Arguments> values() throws IOException {
        Stream<Arguments> offered = hints().entrySet().stream()
                .flatMap(hint -> hint.getValue().stream().map(value -> Arguments.of(hint.getKey(), value)));
        return Stream.concat(offered, defaults()).filter(each -> !OWN.contains(String.valueOf(each.get()[0])));
    }

    @ParameterizedTest
    @MethodSource("values")
    void whatIsOfferedIsTaken(String property, String value) {
        Set<String> named = Set.of("redirect-filter.switch", "redirect-filter.health");
        String setting = property.substring("redirect-filter.".length()) + (named.contains(property) ? ".name" : "");
        ConfigurationLoader loader = new ConfigurationLoader(path -> null, MetadataTest.class.getClassLoader());
        loader.setting(property, setting, value);
        if (setting.equals("console-ip")) {
            loader.setting("beside it", "console", "/admin/redirects");
        } else if (setting.equals("console")) {
            loader.setting("beside it", "console-role", "admin");
        }
        loader.lines("rules", "/a /b switch=name\n/c /d unhealthy=name");
        Redirects.Builder redirects = Redirects.builder();
        if (!value.startsWith("http:")) {
            redirects.service(HealthSource.class, HealthSource.of("name", () -> true));
        }

        try (Redirects made = loader.load(redirects).redirects()) {
            assertThat(made.size()).isEqualTo(2);
        }
    }

    /** As the guide has them, in the last column of its tables of settings. */
    @ParameterizedTest
    @MethodSource("defaults")
    void defaultsAreThoseOfTheGuide(String property, String value) throws IOException {
        String guide = DocumentationTest.read("docs/rules.md") + DocumentationTest.read("docs/conditions.md");
        Matcher row = Pattern.compile(
                        "(?m)^\\| `" + property.substring("redirect-filter.".length()) + "` \\|.*\\| `?([\\w-]+)")
                .matcher(guide);

        assertThat(row.find()).isTrue();
        assertThat(row.group(1)).isEqualTo(value);
    }

    static Stream<Arguments> defaults() throws IOException {
        return MetadataTest.<Map<String, Object>>read("$.properties[*]").stream()
                .filter(property -> property.containsKey("defaultValue"))
                .filter(property -> !OWN.contains(String.valueOf(property.get("name"))))
                .map(property -> Arguments.of(property.get("name"), String.valueOf(property.get("defaultValue"))));
    }
}
