package io.github.redirectfilter.spring;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.RedirectListener;
import io.github.redirectfilter.RedirectRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.support.SpringBootServletInitializer;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application that a servlet container starts; {@link WarTest} makes the WAR. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(WarApplication.Pages.class)
public class WarApplication extends SpringBootServletInitializer {
    @Override
    protected SpringApplicationBuilder configure(SpringApplicationBuilder application) {
        return application
                .sources(WarApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .properties("redirect-filter.enabled=${wanted}");
    }

    /** Found by its service file: every filter that decides tells it, whoever registered it. */
    public static final class Heard implements RedirectListener {
        static final List<String> DECISIONS = new CopyOnWriteArrayList<>();

        @Override
        public void decided(RedirectRequest request, Decision decision) {
            DECISIONS.add(request.uri());
        }
    }

    @RestController
    static class Pages {
        @GetMapping("/exempt")
        String exempt() {
            return "passed";
        }

        @GetMapping("/decisions")
        String decisions() {
            return String.join(" ", Heard.DECISIONS);
        }
    }
}
