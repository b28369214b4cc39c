package io.github.redirectfilter.spring;

import io.github.redirectfilter.config.LiveConfiguration;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.event.SmartApplicationListener;

/**
 * Loads the redirects again when Spring Cloud tells that properties have changed: {@code POST /actuator/refresh}, a message of
 * Spring Cloud Bus, a ConfigMap that is watched. The event is known by its name, so that nothing of Spring Cloud is needed.
 */
final class RedirectRefresh implements SmartApplicationListener {
    static final String EVENT = "org.springframework.cloud.context.environment.EnvironmentChangeEvent";

    private final RedirectSources sources;
    private final LiveConfiguration configuration;

    RedirectRefresh(RedirectSources sources, LiveConfiguration configuration) {
        this.sources = sources;
        this.configuration = configuration;
    }

    @Override
    public boolean supportsEventType(Class<? extends ApplicationEvent> type) {
        return type.getName().equals(EVENT);
    }

    /** Not by the names that the event brings: a rule may have the changed one as a placeholder. */
    @Override
    public void onApplicationEvent(ApplicationEvent event) {
        sources.refresh(configuration);
    }
}
