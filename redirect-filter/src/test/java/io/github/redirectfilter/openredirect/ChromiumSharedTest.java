package io.github.redirectfilter.openredirect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.redirectfilter.Allowlist;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.oracle.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code Location} values, and where a browser went: nothing that left the site is sent, and the rest leads to the same page. */
class ChromiumSharedTest {
    private static final String FILE = "open-redirect/chromium.jsonl";
    private static final String REFUSED = "refused";
    private static final Pattern WENT = Pattern.compile("HTTP GET (\\S+) (\\S+)|TLS (\\S+)|NO NAV.*");

    /** Chromium sends a malformed escape as it is; here its {@code %} is escaped, so that all readers see the same. */
    private static final Set<String> OTHER_SPELLING = Set.of("/a%zz");

    /** A value, the request it answered, and where the browser went; {@code host} is {@code null} if it stayed. */
    private record Row(String location, String requestUrl, String scheme, String host, String path) {
        boolean onSite() {
            return "app.test".equals(host) && scheme.equals("http");
        }
    }

    private static List<Row> rows() throws IOException {
        return rows(SharedData.require(FILE));
    }

    private static List<Row> rows(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode row = json.readTree(line);
            Matcher went = WENT.matcher(row.get("went").asText());
            assertThat(went.matches()).as(line).isTrue();
            boolean tls = went.group(3) != null;
            rows.add(new Row(
                    row.get("location").asText(),
                    "http://app.test/app/r/" + rows.size() + "/page",
                    tls ? "https" : "http",
                    tls ? went.group(3) : went.group(1),
                    went.group(2)));
        }
        assertThat(rows).hasSize(80);
        return rows;
    }

    @TestFactory
    Stream<DynamicTest> sendsOnlyWhatStaysOnTheSite() throws IOException {
        return SharedData.tests(
                FILE,
                file -> rows(file).stream().map(row -> DynamicTest.dynamicTest(row.toString(), () -> checkSent(row))));
    }

    private static void checkSent(Row row) {
        RedirectRequest request =
                RedirectRequest.builder("GET", row.requestUrl()).build();
        String sent = Allowlist.NONE.safeTarget(request, row.location(), REFUSED);
        if (sent.equals(REFUSED)) {
            return;
        }
        // "#top" alone: the browser stays, and so it does if it is sent to where it is
        boolean stays = row.host() == null && row.location().startsWith("#");
        assertThat(row.onSite() || stays).isTrue();
        assertThat(BrowserUrl.read(sent, BrowserUrl.base(row.requestUrl())))
                .map(BrowserUrl::origin)
                .contains("http://app.test");
        if (row.onSite() && !OTHER_SPELLING.contains(row.location())) {
            assertThat(sent).isEqualTo(row.path());
        }
    }

    /** How strict the guard is about what would have stayed on the site. */
    @Test
    void countsWhatIsRefusedOnTheSite() throws IOException {
        List<String> refused = rows().stream()
                .filter(Row::onSite)
                .filter(row -> Allowlist.NONE
                        .safeTarget(
                                RedirectRequest.builder("GET", row.requestUrl()).build(), row.location(), REFUSED)
                        .equals(REFUSED))
                .map(Row::location)
                .toList();
        System.out.printf("chromium: %d values that stay on the site are refused: %s%n", refused.size(), refused);
        assertThat(refused).hasSize(10);
    }

    /** The second reader goes where the browser went, but for names that are not ASCII. */
    @Test
    void secondReaderGoesWhereTheBrowserWent() throws IOException {
        for (Row row : rows()) {
            Optional<BrowserUrl> url = BrowserUrl.read(row.location(), BrowserUrl.base(row.requestUrl()));
            boolean http = url.filter(read -> !read.host().isEmpty()).isPresent();
            // Chromium goes to hosts with an escaped space, which the standard forbids
            boolean standard = row.host() != null && !row.host().contains("%");
            if (standard && url.orElseThrow().hostIsCertain()) {
                String port = url.get().port() == 80
                                || url.get().port() == 443 && row.scheme().equals("https")
                        ? ""
                        : ":" + url.get().port();
                assertThat(url.get().host() + port).as(row.location()).isEqualTo(row.host());
            } else if (row.host() == null) {
                assertThat(http && !url.get().origin().equals("http://app.test"))
                        .as(row.location())
                        .isFalse();
            }
        }
    }
}
