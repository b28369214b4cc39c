package io.github.redirectfilter.benchmarks.footprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.benchmarks.rules.RuleSets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tuckey.web.filters.urlrewrite.UrlRewriter;

class FootprintTest {
    private static final int RULES = 50;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void everyFormatLoadsAllRules(Format format) throws Exception {
        Path file = folder.resolve("rules" + format.ending());
        format.write(RuleSets.literalsOf53(RULES), file);
        Object loaded = format.load(file);
        int count = loaded instanceof Redirects redirects
                ? redirects.size()
                : loaded instanceof Map<?, ?> map
                        ? map.size()
                        : ((UrlRewriter) loaded).getConf().getRules().size();
        assertThat(count).isEqualTo(RULES);
    }

    @Test
    void writesCsvWithAHeader() throws Exception {
        Path file = folder.resolve("rules.csv");
        Format.CSV.write(RuleSets.literalsOf53(2), file);
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "from,to,status",
                        "/nl/2004/07/sfnwqqvckpy/1234567.html,/articles/1234567,301",
                        "/it/2014/11/kmcvpbuguqp/3889002.html,/articles/3889002,301");
    }

    @Test
    void measures() throws Exception {
        Path file = folder.resolve("rules" + Format.HASH_MAP.ending());
        Format.HASH_MAP.write(RuleSets.literalsOf53(20_000), file);
        Map<String, Object> measured = Footprint.measure(Format.HASH_MAP, 20_000, file);
        assertThat(measured)
                .containsEntry("format", "HashMap")
                .containsEntry("rules", 20_000)
                .containsKeys("millis", "cpuMillis");
        assertThat((Double) measured.get("bytesEach")).isBetween(100.0, 300.0);
    }
}
