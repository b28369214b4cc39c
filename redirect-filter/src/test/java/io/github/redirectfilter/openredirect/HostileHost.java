package io.github.redirectfilter.openredirect;

import io.github.redirectfilter.BareRequest;

/** A request for {@code /x} as a careless container would hand it on: with any text as the host. */
record HostileHost(String scheme, String host) implements BareRequest {}
