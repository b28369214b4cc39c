/** The engines, each driven as its users drive it for redirects, without a network. */
package io.github.redirectfilter.benchmarks.contender;
