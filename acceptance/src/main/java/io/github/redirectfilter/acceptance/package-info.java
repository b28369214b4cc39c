/** What runs in the class loader of each container: the launchers, and the application that all of them run. */
package io.github.redirectfilter.acceptance;
