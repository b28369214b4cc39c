package io.github.redirectfilter.condition;

import io.github.redirectfilter.Condition;
import io.github.redirectfilter.ConditionFactory;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.match.IpAddress;
import io.github.redirectfilter.match.IpNetworks;

/** {@code ip=10.0.0.0/8,2001:db8::/32}: the client's address is in a block. Names are never looked up. */
public final class IpFactory implements ConditionFactory {
    @Override
    public String kind() {
        return "ip";
    }

    @Override
    public Condition create(Spec spec) {
        if (spec.values().isEmpty() || !spec.name().isEmpty()) {
            throw new IllegalArgumentException("the addresses are missing (expected for example ip=10.0.0.0/8,::1)");
        }
        return new ClientAddress(IpNetworks.of(spec.values()));
    }

    /** No header names the address to caches, so that they may keep nothing that depends on it. */
    private record ClientAddress(IpNetworks networks) implements Condition {
        @Override
        public boolean test(RedirectRequest request, Effects effects) {
            return networks.contains(IpAddress.parse(request.remoteAddress()));
        }

        @Override
        public String seen(RedirectRequest request, Effects effects) {
            return request.remoteAddress();
        }

        @Override
        public boolean privateOnPass() {
            return true;
        }

        @Override
        public int cost() {
            return 60;
        }
    }
}
