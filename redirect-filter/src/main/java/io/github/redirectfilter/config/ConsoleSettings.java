package io.github.redirectfilter.config;

import java.util.Set;

/**
 * Where the status page of the filter is, and who may see it: whoever has one of the roles, or comes from one of the
 * addresses.
 *
 * @param path the path of the page, below the context path
 * @param roles roles of the container's security
 * @param addresses blocks in CIDR notation
 */
public record ConsoleSettings(String path, Set<String> roles, Set<String> addresses) {
    /** Copies what it is given. */
    public ConsoleSettings {
        roles = Set.copyOf(roles);
        addresses = Set.copyOf(addresses);
    }
}
