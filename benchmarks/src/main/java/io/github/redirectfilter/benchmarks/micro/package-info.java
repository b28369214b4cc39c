/** What JMH runs. */
package io.github.redirectfilter.benchmarks.micro;
