/** The rules and requests that everything is measured with: made up, the same in every run. */
package io.github.redirectfilter.benchmarks.rules;
