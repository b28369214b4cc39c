package com.example.guide;

import io.github.redirectfilter.Allowlist;
import io.github.redirectfilter.CountryResolver;
import io.github.redirectfilter.HealthSource;
import io.github.redirectfilter.RedirectListener;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.RedirectStatus;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class Redirecting {
    @Bean
    RedirectRule summer() {
        return RedirectRule.from("/summer")
                .to("/shop")
                .status(RedirectStatus.FOUND)
                .option("country", "DE,AT")
                .build();
    }

    @Bean
    RedirectRule search() {
        return RedirectRule.from("/search/{*path}")
                .to("{param:instead}")
                .option("unhealthy", "index")
                .build();
    }

    @Bean
    Allowlist partners() {
        return Allowlist.of("https://partner.example");
    }

    @Bean
    CountryResolver country() {
        return request -> request.remoteAddress().startsWith("192.0.2.") ? "DE" : null;
    }

    @Bean
    HealthSource index() {
        return HealthSource.of("index", () -> true); // down while this is false, or throws
    }

    @Bean
    RedirectListener log() {
        return (request, decision) ->
                LoggerFactory.getLogger(Redirecting.class).debug("{}: {}", request.uri(), decision);
    }
}
