package io.github.redirectfilter.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Old addresses of the servlet (or controller method) that now serves them. The target is the servlet's first URL
 * pattern.
 *
 * <pre>{@code
 * @WebServlet("/articles")
 * @RedirectFrom("/blog")
 * public class ArticlesServlet extends HttpServlet {}
 * }</pre>
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface RedirectFrom {
    /** The source patterns, as in a rule line. */
    String[] value();

    /** The status code; 0 stands for the default, 307. */
    int status() default 0;

    /** Options and conditions, each as in a rule line. */
    String[] options() default {};
}
