package io.github.redirectfilter.convert;

import io.github.redirectfilter.convert.NginxTokens.Directive;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code nginx.conf} or a part of one: finds servers and maps. */
final class NginxReader {
    private final Draft draft;
    private final Map<String, Directive> maps = new HashMap<>();
    private final List<Directive> servers = new ArrayList<>();
    private final List<Directive> loose = new ArrayList<>();

    private NginxReader(Draft draft) {
        this.draft = draft;
    }

    static void read(String text, Draft draft) {
        draft.head(Draft.FROM_THE_ROOT);
        NginxReader reader = new NginxReader(draft);
        reader.collect(NginxTokens.of(text));
        reader.write(text);
    }

    private void collect(List<Directive> directives) {
        for (Directive each : directives) {
            switch (each.name()) {
                case "http" -> collect(each.block());
                case "stream", "mail" -> {} // no HTTP
                case "server" -> servers.add(each);
                case "map" -> maps.put(each.word(2), each);
                default -> loose.add(each);
            }
        }
    }

    private void write(String text) {
        List<Directive> order = new ArrayList<>(servers);
        order.sort(Comparator.comparingInt(this::rank));
        new NginxServer(loose, maps, new Where(), "", draft).write();
        for (Directive server : order) {
            server(server);
        }
        maps.forEach((name, map) -> {
            if (text.indexOf(name) == text.lastIndexOf(name)) {
                draft.reject(
                        map.line(),
                        "nothing in this file redirects to " + name,
                        "add what does: server { if (" + name + ") { return 301 " + name + "; } }");
            }
        });
    }

    /**
     * One that answers all of a scheme is told by it, and leaves the other to those behind it. One for all hosts gets
     * what the others leave.
     */
    private int rank(Directive server) {
        if (!names(server).isEmpty()) {
            return answersAll(server) ? 0 : 2;
        }
        return answersAll(server) && !sharesSchemeWithNamed(server) ? 1 : 3;
    }

    private boolean sharesSchemeWithNamed(Directive server) {
        return servers.stream()
                .filter(other -> !names(other).isEmpty() && !answersAll(other))
                .anyMatch(other -> scheme(other).isEmpty()
                        || scheme(server).isEmpty()
                        || scheme(other).equals(scheme(server)));
    }

    private static List<String> names(Directive server) {
        List<String> names = new ArrayList<>();
        for (Directive each : server.block()) {
            if (each.name().equals("server_name")) {
                names.addAll(each.words().subList(1, each.words().size()));
            }
        }
        names.removeIf(name -> name.equals("_") || name.isEmpty());
        return names;
    }

    /** Whether no request goes beyond it, such as one that leads from http to https by an {@code if} or by its last location. */
    private static boolean answersAll(Directive server) {
        return server.block().stream()
                .anyMatch(each -> each.name().equals("return")
                        || scheme(server).equals("http")
                                && each.name().equals("location")
                                && each.word(1).equals("/")
                                && each.block().stream()
                                        .anyMatch(inner -> inner.name().equals("return")));
    }

    private static boolean redirectsAll(Directive server) {
        return server.block().stream()
                .anyMatch(each -> each.name().equals("return") && each.word(1).startsWith("3"));
    }

    private void server(Directive server) {
        List<String> names = names(server);
        if (names.stream().anyMatch(name -> name.startsWith("~") || name.endsWith(".*"))) {
            draft.reject(
                    server.line(),
                    "a server name is an expression",
                    "write the names of its hosts, or FROM with {name} for a label");
            return;
        }
        Where where = new Where().hosts(hosts(names));
        String scheme = scheme(server);
        boolean told = servers.stream().anyMatch(other -> !scheme(other).equals(scheme));
        boolean toHttps = redirectsAll(server) && server.block().toString().contains("https://");
        boolean before = servers.stream()
                .anyMatch(other -> rank(other) == 3
                        && redirectsAll(other)
                        && !scheme(other).equals(scheme));
        if (!scheme.isEmpty() && (toHttps || told && (answersAll(server) || before))) {
            where.scheme(scheme);
        }
        new NginxServer(server.block(), maps, where, names.isEmpty() ? "" : names.get(0), draft).write();
    }

    private static List<String> hosts(List<String> names) {
        List<String> hosts = new ArrayList<>();
        for (String name : names) {
            if (name.startsWith(".")) {
                hosts.add(name.substring(1));
                hosts.add("*" + name);
            } else {
                hosts.add(name);
            }
        }
        return hosts;
    }

    /** What a server listens for; empty if both. */
    private static String scheme(Directive server) {
        boolean plain = false;
        boolean secure = false;
        for (Directive each : server.block()) {
            if (each.name().equals("listen")) {
                boolean ssl = each.words().contains("ssl") || each.word(1).endsWith("443");
                secure |= ssl;
                plain |= !ssl;
            }
        }
        return secure == plain ? secure ? "" : "http" : secure ? "https" : "http";
    }
}
