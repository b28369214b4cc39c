package io.github.redirectfilter.condition.rate;

import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AbstractCompareAndSwapBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AsyncCompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.CompareAndSwapOperation;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps buckets as bytes behind keys, with a compare-and-swap, like a Redis of its own. */
public final class MemoryBackend extends AbstractCompareAndSwapBasedProxyManager<String> implements RateBackend {
    private final Map<String, byte[]> entries = new ConcurrentHashMap<>();
    private volatile boolean broken;

    public MemoryBackend(TimeMeter time) {
        super(ClientSideConfig.getDefault().withClientClock(time));
    }

    @Override
    public ProxyManager<String> buckets() {
        return this;
    }

    Map<String, byte[]> entries() {
        return entries;
    }

    void breakDown() {
        broken = true;
    }

    @Override
    protected CompareAndSwapOperation beginCompareAndSwapOperation(String key) {
        if (broken) {
            throw new IllegalStateException("connection refused");
        }
        return new CompareAndSwapOperation() {
            @Override
            public Optional<byte[]> getStateData(Optional<Long> timeout) {
                return Optional.ofNullable(entries.get(key));
            }

            @Override
            public boolean compareAndSwap(
                    byte[] before, byte[] after, RemoteBucketState state, Optional<Long> timeout) {
                byte[] result = entries.compute(
                        key,
                        (same, now) -> before == null
                                ? (now == null ? after : now)
                                : Arrays.equals(now, before) ? after : now);
                return result == after;
            }
        };
    }

    @Override
    protected AsyncCompareAndSwapOperation beginAsyncCompareAndSwapOperation(String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected CompletableFuture<Void> removeAsync(String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void removeProxy(String key) {
        entries.remove(key);
    }

    @Override
    public boolean isAsyncModeSupported() {
        return false;
    }
}
