package io.github.redirectfilter.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.benchmarks.rules.RuleSets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NginxMapTest {
    @Test
    void writesAMapOfAllRules(@TempDir Path folder) throws Exception {
        assertThat(NginxMap.command(folder, RuleSets.literalsOf53(2), 8080))
                .containsExactly("nginx", "-p", folder.toString(), "-c", folder + "/nginx.conf");
        assertThat(Files.readAllLines(folder.resolve("map.conf")))
                .containsExactly(
                        "/nl/2004/07/sfnwqqvckpy/1234567.html /articles/1234567;",
                        "/it/2014/11/kmcvpbuguqp/3889002.html /articles/3889002;");
        assertThat(Files.readString(folder.resolve("nginx.conf")))
                .contains("include " + folder + "/map.conf;", "listen 127.0.0.1:8080;");
    }
}
