/** What the tests put into web applications. */
package io.github.redirectfilter.servlet.war;
