package io.github.redirectfilter.benchmarks.load;

import io.github.redirectfilter.benchmarks.rules.Rule;
import io.github.redirectfilter.benchmarks.rules.RuleSet;
import io.github.redirectfilter.benchmarks.rules.RuleText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** nginx with a {@code map} of literal paths. */
final class NginxMap {
    private NginxMap() {}

    /** Writes a configuration; gives the command that starts nginx with it. */
    static List<String> command(Path folder, RuleSet rules, int port) throws IOException {
        Path map = folder.resolve("map.conf");
        try (BufferedWriter out = Files.newBufferedWriter(map)) {
            for (Rule rule : (Iterable<Rule>) rules.stream()::iterator) {
                out.write(RuleText.source(rule) + " " + RuleText.target(rule) + ";\n");
            }
        }
        Path configuration = folder.resolve("nginx.conf");
        Files.writeString(configuration, """
                daemon off;
                master_process off;
                pid %1$s/nginx.pid;
                error_log %1$s/nginx.error.log;
                events {
                  worker_connections 256;
                }
                http {
                  access_log off;
                  keepalive_requests 1000000000;
                  map_hash_max_size 1048576;
                  map_hash_bucket_size 256;
                  map $uri $target {
                    default "";
                    include %1$s/map.conf;
                  }
                  server {
                    listen 127.0.0.1:%2$d;
                    if ($target) {
                      return 307 $target;
                    }
                    location / {
                      return 404;
                    }
                    add_header Cache-Control no-store always;
                    absolute_redirect off;
                    server_tokens off;
                  }
                }
                """.formatted(folder, port));
        return List.of("nginx", "-p", folder.toString(), "-c", configuration.toString());
    }
}
