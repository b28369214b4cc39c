package io.github.redirectfilter.convert;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code .htaccess} files and servers' configurations: the sections, and which directives belong together.
 *
 * <p>mod_rewrite is asked before mod_alias, whatever the order in the file.
 */
final class HttpdReader {
    private static final Pattern OPEN = Pattern.compile("<(?<name>[A-Za-z]+)\\s*(?<argument>[^>]*)>");
    private static final Pattern CLOSE = Pattern.compile("</(?<name>[A-Za-z]+)>");
    private static final Pattern SERVER_PATTERN =
            Pattern.compile("(?im)^\\s*RewriteRule\\s+\"?\\^/[^?].*|^\\s*<VirtualHost.*");

    private static final Pattern VIRTUAL_HOST = Pattern.compile("(?im)^\\s*<VirtualHost[^>]*:(80|443)>");

    private final Draft draft;
    private final boolean server;
    private final Deque<String> foreign = new ArrayDeque<>();
    private final Set<String> schemes;
    private final List<Section> forAllHosts = new ArrayList<>();
    private Section section;

    /** What is between two tags of a host or a directory, or in the file as a whole. */
    private static final class Section {
        final RewriteRules rewrites;
        final List<SourceLine> aliases = new ArrayList<>();
        final List<String> hosts = new ArrayList<>();
        boolean off;
        boolean host;
        String scheme = "";

        Section(RewriteRules.Kind kind) {
            rewrites = new RewriteRules(kind);
        }
    }

    private HttpdReader(Draft draft, boolean server, Set<String> schemes) {
        this.draft = draft;
        this.schemes = schemes;
        this.server = server;
        this.section = section();
    }

    private Section section() {
        return new Section(server ? RewriteRules.Kind.SERVER : RewriteRules.Kind.DIRECTORY);
    }

    static void read(String text, Draft draft) {
        draft.head(Draft.FROM_THE_ROOT);
        HttpdReader reader = new HttpdReader(draft, SERVER_PATTERN.matcher(text).find(), schemes(text));
        for (SourceLine line : SourceLines.joined(text)) {
            if (!line.text().startsWith("#")) {
                reader.line(line);
            }
        }
        reader.end();
        reader.forAllHosts.forEach(reader::write);
    }

    /** Where all hosts listen on one port, the scheme tells none from another. */
    private static Set<String> schemes(String text) {
        Set<String> schemes = new HashSet<>();
        VIRTUAL_HOST
                .matcher(text)
                .results()
                .forEach(found -> schemes.add(found.group(1).equals("443") ? "https" : "http"));
        return schemes;
    }

    private void line(SourceLine line) {
        Matcher open = OPEN.matcher(line.text());
        Matcher close = CLOSE.matcher(line.text());
        if (open.matches()) {
            open(open.group("name").toLowerCase(Locale.ROOT), open.group("argument"));
        } else if (close.matches()) {
            close(close.group("name").toLowerCase(Locale.ROOT));
        } else {
            directive(line);
        }
    }

    private void open(String name, String argument) {
        switch (name) {
            case "virtualhost" -> {
                end();
                section.host = true;
                section.scheme = argument.endsWith(":443") ? "https" : argument.endsWith(":80") ? "http" : "";
            }
            case "ifmodule" -> {
                if (argument.startsWith("!")) {
                    foreign.push(name);
                }
            }
            case "ifdefine", "ifversion" -> foreign.push(name);
            case "directory" -> {
                if (server) {
                    foreign.push(name);
                }
            }
            default -> foreign.push(name);
        }
    }

    private void close(String name) {
        if (!foreign.isEmpty() && foreign.peek().equals(name)) {
            foreign.pop();
        } else if (name.equals("virtualhost")) {
            end();
        }
    }

    private void directive(SourceLine line) {
        List<String> words = Words.of(line.text());
        String name = words.get(0).toLowerCase(Locale.ROOT);
        List<String> arguments = words.subList(1, words.size());
        switch (name) {
            case "servername", "serveralias" ->
                arguments.forEach(host ->
                        section.hosts.add(host.replaceFirst("^https?://", "").replaceFirst(":[0-9]+$", "")));
            case "rewriteengine" -> section.off = arguments.contains("off") || arguments.contains("Off");
            case "rewritebase" -> {
                if (!arguments.isEmpty()) {
                    section.rewrites.base(arguments.get(0));
                }
            }
            case "rewritecond" -> {
                if (foreign.isEmpty()) {
                    section.rewrites.condition(arguments);
                }
            }
            case "rewriterule" -> {
                if (requireHere(line) && requireOn(line)) {
                    section.rewrites.rule(line, arguments);
                }
            }
            case "redirect", "redirectmatch", "redirectpermanent", "redirecttemp" -> {
                if (requireHere(line)) {
                    section.aliases.add(line);
                }
            }
            case "rewritemap" ->
                draft.reject(
                        line, "a map is read by httpd while it runs", "write its entries as rules, or as a .csv file");
            case "include", "includeoptional" ->
                draft.reject(
                        line,
                        "what stands in another file is not read",
                        "put it in the place of this line, and convert again");
            case "errordocument" -> {
                if (arguments.size() > 1 && arguments.get(1).matches("(?i)https?://.*")) {
                    draft.reject(
                            line,
                            "it redirects where an error is answered, which is known behind the application alone",
                            "let the application do it, by an error page");
                }
            }
            default -> {
                // no redirect
            }
        }
    }

    private boolean requireHere(SourceLine line) {
        if (!foreign.isEmpty()) {
            draft.reject(
                    line,
                    "it stands in <" + foreign.peek() + ">, of which a rule knows nothing",
                    "move it out of there if it is for all requests");
        }
        return foreign.isEmpty();
    }

    private boolean requireOn(SourceLine line) {
        if (section.off) {
            draft.reject(line, "RewriteEngine is off, so that it does nothing", "delete it");
        }
        return !section.off;
    }

    /** Ends a section: everything of it is known. A host without a name gets what those with names leave. */
    private void end() {
        if (section.host && section.hosts.isEmpty()) {
            forAllHosts.add(section);
        } else {
            write(section);
        }
        section = section();
    }

    private void write(Section ended) {
        Where around = new Where().hosts(ended.hosts);
        String other = ended.scheme.equals("http") ? "https" : "http";
        boolean alone = !ended.hosts.isEmpty() && ended.hosts.stream().allMatch(host -> draft.takesAll(other, host));
        if (!ended.scheme.isEmpty() && schemes.contains(other) && !alone) {
            around.scheme(ended.scheme);
        }
        ended.rewrites.write(around, draft);
        for (SourceLine line : ended.aliases) {
            try {
                ModAlias.read(line, Words.of(line.text()), around, draft);
            } catch (NotExpressible e) {
                draft.reject(line, e);
            }
        }
    }
}
