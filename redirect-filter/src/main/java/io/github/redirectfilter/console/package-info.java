/** The status page: what rules do, and why, for those who may know. It knows no servlets; they serve it. */
@NullMarked
package io.github.redirectfilter.console;

import org.jspecify.annotations.NullMarked;
