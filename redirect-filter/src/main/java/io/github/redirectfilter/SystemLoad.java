package io.github.redirectfilter;

/**
 * How busy the machine is, for the condition {@code overload=load>0.9}. Without one of the application's own it is the
 * processors' load. Others are found by {@link java.util.ServiceLoader}, as an attribute of the servlet context that is
 * named as this interface, or given to {@link Redirects.Builder#service}; of several the highest counts.
 *
 * <pre>{@code
 * BlockingQueue<Runnable> queue = executor.getQueue();
 * servletContext.setAttribute(
 *         SystemLoad.class.getName(), (SystemLoad) () -> (double) queue.size() / QUEUE_CAPACITY);
 * }</pre>
 */
@FunctionalInterface
public interface SystemLoad {
    /**
     * The load now, from 0, idle, to 1, all that is there is in use; negative or NaN if it is not known. Asked once a
     * second at most, while a request waits: it must answer at once.
     */
    double load();
}
