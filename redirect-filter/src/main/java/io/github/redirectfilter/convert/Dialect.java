package io.github.redirectfilter.convert;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A language for redirects. */
public enum Dialect {
    /** {@code urlrewrite.xml} of UrlRewriteFilter. */
    TUCKEY,
    /** {@code .htaccess} and {@code httpd.conf}: mod_alias and mod_rewrite. */
    HTTPD,
    /** {@code return}, {@code rewrite} and {@code map} of {@code nginx.conf}. */
    NGINX,
    /** {@code _redirects} as Netlify reads it. */
    NETLIFY,
    /** {@code _redirects} as Cloudflare Pages and Workers read it. */
    CLOUDFLARE,
    /** {@code rewrite.config} of Tomcat's RewriteValve. */
    TOMCAT,
    /** Columns {@code from}, {@code to} and {@code status} (RFC 4180). */
    CSV;

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
        switch (this) {
            case TUCKEY -> TuckeyReader.read(text, draft);
            case HTTPD -> HttpdReader.read(text, draft);
            case NGINX -> NginxReader.read(text, draft);
            case NETLIFY -> NetlifyReader.read(text, draft);
            case CLOUDFLARE -> CloudflareReader.read(text, draft);
            case TOMCAT -> TomcatReader.read(text, draft);
            case CSV -> CsvReader.read(text, draft);
        }
    }

    /** The name that users write. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
