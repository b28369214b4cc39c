/** What proxies in front of the server say of a client, and how much of it is to be believed. */
@NullMarked
package io.github.redirectfilter.proxy;

import org.jspecify.annotations.NullMarked;
