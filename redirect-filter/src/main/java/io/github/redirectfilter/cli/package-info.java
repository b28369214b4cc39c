/** The command line: {@link io.github.redirectfilter.cli.Main}. */
@NullMarked
package io.github.redirectfilter.cli;

import org.jspecify.annotations.NullMarked;
