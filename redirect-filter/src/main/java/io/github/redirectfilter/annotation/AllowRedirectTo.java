package io.github.redirectfilter.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Origins that a redirect may go to although a request chose the target, beside the application's own.
 *
 * <pre>{@code
 * @AllowRedirectTo({"https://partner.example", "https://*.example.com"})
 * public class OldUrls {}
 * }</pre>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface AllowRedirectTo {
    /** Entries as in the setting {@code allow}. */
    String[] value();
}
