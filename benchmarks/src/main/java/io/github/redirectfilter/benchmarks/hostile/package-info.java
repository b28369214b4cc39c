/** Paths that an attacker chooses, against rules that somebody wrote in good faith. */
package io.github.redirectfilter.benchmarks.hostile;
