package io.github.redirectfilter.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Blocks of addresses, so ordered that a request asks one of them and not all. Immutable. */
public final class IpNetworks {
    /** Holds no address. */
    public static final IpNetworks NONE = new IpNetworks(new IpNetwork[0]);

    private final IpNetwork[] blocks;
    private final IpAddress[] firsts;

    /** Takes blocks that are in order and apart. */
    private IpNetworks(IpNetwork[] blocks) {
        this.blocks = blocks;
        this.firsts = new IpAddress[blocks.length];
        for (int i = 0; i < blocks.length; i++) {
            firsts[i] = blocks[i].first();
        }
    }

    private static IpNetworks outermost(Collection<IpNetwork> networks) {
        List<IpNetwork> outermost = new ArrayList<>();
        networks.stream()
                .sorted(Comparator.comparing(IpNetwork::first).thenComparing(IpNetwork::prefix))
                .forEach(network -> {
                    // two blocks are apart, or one is inside the other, which then came before
                    if (outermost.isEmpty()
                            || !outermost.get(outermost.size() - 1).contains(network.first())) {
                        outermost.add(network);
                    }
                });
        return new IpNetworks(outermost.toArray(new IpNetwork[0]));
    }

    /**
     * Reads blocks in CIDR notation; an address alone is a block of one.
     *
     * @throws IllegalArgumentException for the first text that is none; the message says what would be right
     */
    public static IpNetworks of(Collection<String> texts) {
        return outermost(texts.stream().map(IpNetwork::parse).toList());
    }

    /** The blocks of both. */
    public IpNetworks and(IpNetworks other) {
        List<IpNetwork> both = new ArrayList<>(List.of(blocks));
        both.addAll(List.of(other.blocks));
        return outermost(both);
    }

    /** Whether there is no block. */
    public boolean isEmpty() {
        return blocks.length == 0;
    }

    /** Whether an address is in a block; {@code null} is in none. */
    public boolean contains(@Nullable IpAddress address) {
        if (address == null) {
            return false;
        }
        int found = Arrays.binarySearch(firsts, address);
        int last = found >= 0 ? found : -found - 2; // the last block that begins at or before the address
        return last >= 0 && blocks[last].contains(address);
    }

    /** As CIDR, apart by spaces; what is inside another block is left out. */
    @Override
    public String toString() {
        return String.join(" ", Arrays.stream(blocks).map(IpNetwork::toString).toList());
    }
}
