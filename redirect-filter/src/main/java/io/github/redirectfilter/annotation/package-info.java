/** Rules and allowlists as annotations, read at start-up by the servlet container. */
@NullMarked
package io.github.redirectfilter.annotation;

import org.jspecify.annotations.NullMarked;
