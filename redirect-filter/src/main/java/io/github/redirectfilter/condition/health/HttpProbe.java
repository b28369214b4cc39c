package io.github.redirectfilter.condition.health;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks by HTTP: a 2xx is up, everything else is down. A redirect is no answer of the thing that is checked, so that it is
 * not followed.
 *
 * @param client is asked for when it is needed
 */
record HttpProbe(URI url, Supplier<HttpClient> client) implements Probe {
    private static final int MOST_BODY = 64 * 1024;
    private static final int NO_STATUS = 0;

    @Override
    public Runnable ask(Consumer<Answer> answer) {
        HttpRequest request = HttpRequest.newBuilder(url).GET().build();
        AtomicInteger status = new AtomicInteger(NO_STATUS);
        CompletableFuture<HttpResponse<@Nullable Void>> exchange = client.get().sendAsync(request, head -> {
            status.set(head.statusCode());
            return new Discarded();
        });
        var unused = exchange.whenComplete((response, failure) -> answer.accept(answer(status.get(), failure)));
        return () -> exchange.cancel(true);
    }

    private static Answer answer(int status, @Nullable Throwable failure) {
        Throwable cause = failure == null || failure.getCause() == null ? failure : failure.getCause();
        if (cause instanceof CancellationException) {
            return new Answer(false, "no answer in time");
        }
        // the status has said all, even if the body breaks off
        return status == NO_STATUS
                ? new Answer(false, String.valueOf(cause))
                : new Answer(status / 100 == 2, "status " + status);
    }

    /** Reads a little of the body, so that the connection can be used again, and hangs up on a long one. */
    private static final class Discarded implements BodySubscriber<@Nullable Void> {
        private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        private Flow.@Nullable Subscription subscription;
        private long seen;

        @Override
        public CompletionStage<@Nullable Void> getBody() {
            return done;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> body) {
            for (ByteBuffer part : body) {
                seen += part.remaining();
            }
            if (seen > MOST_BODY && subscription != null) {
                subscription.cancel();
                done.complete(null);
            }
        }

        @Override
        public void onError(Throwable failure) {
            done.complete(null); // the status has said all
        }

        @Override
        public void onComplete() {
            done.complete(null);
        }
    }
}
