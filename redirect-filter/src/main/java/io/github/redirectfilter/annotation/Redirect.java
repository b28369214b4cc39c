package io.github.redirectfilter.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A redirect rule, on any class of the application.
 *
 * <pre>{@code
 * @Redirect(from = "/blog/{year}/{slug}", to = "/articles/{slug}?year={year}", status = 301)
 * @Redirect(from = "/api/v1/{*path}", to = "/api/v2/{path}", options = "query=drop")
 * public class OldUrls {}
 * }</pre>
 *
 * <p>Classes are read in the order of their names, and the rules of a class in the order written, after all rules from
 * {@code rules} and {@code rules-file}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Redirect.List.class)
public @interface Redirect {
    /** The source pattern, as in a rule line. */
    String from();

    /** The target template, as in a rule line; {@code "-"} lets the request pass, or goes with a 4xx or 5xx status. */
    String to();

    /** The status code; 0 stands for the default, 307. */
    int status() default 0;

    /** The methods that the rule applies to; none means all. */
    String[] methods() default {};

    /** Options and conditions, each as in a rule line: {@code "query=drop"}, {@code "header.X-Beta=1"}. */
    String[] options() default {};

    /** Holds the annotations of a class that has several. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {
        /** The rules, in order. */
        Redirect[] value();
    }
}
