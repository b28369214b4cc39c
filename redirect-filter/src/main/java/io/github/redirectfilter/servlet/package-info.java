/** Between the servlet container and the rules: registration, the request as rules see it, and writing the answer. */
@NullMarked
package io.github.redirectfilter.servlet;

import org.jspecify.annotations.NullMarked;
