package io.github.redirectfilter.acceptance;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Every container, with the same settings. */
final class Servers implements AutoCloseable {
    private final Map<Container, Container.Running> running = new EnumMap<>(Container.class);

    private Servers() {}

    static Servers start(Map<String, String> settings) throws Exception {
        return start(settings, container -> true);
    }

    static Servers start(Map<String, String> settings, Predicate<Container> which) throws Exception {
        Servers servers = new Servers();
        try {
            for (Container container : Container.values()) {
                if (which.test(container)) {
                    servers.running.put(container, container.start(settings));
                }
            }
            return servers;
        } catch (RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    Container.Running on(Container container) {
        return running.get(container);
    }

    Stream<Container> containers() {
        return running.keySet().stream();
    }

    @Override
    public void close() throws Exception {
        List<Exception> failures = new ArrayList<>();
        for (Container.Running server : running.values()) {
            try {
                server.close();
            } catch (Exception e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }
}
