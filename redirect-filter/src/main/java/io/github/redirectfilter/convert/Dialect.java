package io.github.redirectfilter.convert;

import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A language for redirects. */
public enum Dialect {
    /** {@code urlrewrite.xml} of UrlRewriteFilter. */
    TUCKEY(TuckeyReader::read),
    /** {@code .htaccess} and {@code httpd.conf}: mod_alias and mod_rewrite. */
    HTTPD(HttpdReader::read),
    /** {@code return}, {@code rewrite} and {@code map} of {@code nginx.conf}. */
    NGINX(NginxReader::read),
    /** {@code _redirects} as Netlify reads it. */
    NETLIFY(NetlifyReader::read),
    /** {@code _redirects} as Cloudflare Pages and Workers read it. */
    CLOUDFLARE(CloudflareReader::read),
    /** {@code rewrite.config} of Tomcat's RewriteValve. */
    TOMCAT(TomcatReader::read),
    /** Columns {@code from}, {@code to} and {@code status} (RFC 4180). */
    CSV(CsvReader::read);

    private final BiConsumer<String, Draft> reader;

    Dialect(BiConsumer<String, Draft> reader) {
        this.reader = reader;
    }

    /** The dialect of a name such as {@code nginx}; {@code null} if there is none. */
    public static @Nullable Dialect of(String name) {
        for (Dialect dialect : values()) {
            if (dialect.toString().equals(name)) {
                return dialect;
            }
        }
        return null;
    }

    void read(String text, Draft draft) {
        reader.accept(text, draft);
    }

    /** The name that users write. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
