/** The conditions {@code healthy} and {@code unhealthy}, and the checks behind them. */
@NullMarked
package io.github.redirectfilter.condition.health;

import org.jspecify.annotations.NullMarked;
