package io.github.redirectfilter.benchmarks.contender;

import io.undertow.connector.ByteBufferPool;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.HttpUpgradeListener;
import io.undertow.server.SSLSessionInfo;
import io.undertow.server.ServerConnection;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListener;
import org.xnio.Option;
import org.xnio.OptionMap;
import org.xnio.Pool;
import org.xnio.StreamConnection;
import org.xnio.XnioIoThread;
import org.xnio.XnioWorker;
import org.xnio.channels.ConnectedChannel;
import org.xnio.conduits.ConduitStreamSinkChannel;
import org.xnio.conduits.ConduitStreamSourceChannel;
import org.xnio.conduits.StreamSinkConduit;

/** A connection that is closed already: Undertow ends an exchange on it without writing anything. */
final class UndertowConnection extends ServerConnection {
    private static final InetSocketAddress ADDRESS = InetSocketAddress.createUnresolved("127.0.0.1", 80);

    @Override
    public boolean isOpen() {
        return false;
    }

    @Override
    public void terminateRequestChannel(HttpServerExchange exchange) {}

    @Override
    protected void exchangeComplete(HttpServerExchange exchange) {}

    @Override
    protected void maxEntitySizeUpdated(HttpServerExchange exchange) {}

    @Override
    public void addCloseListener(CloseListener listener) {}

    @Override
    public void close() {}

    @Override
    public ChannelListener.Setter<? extends ConnectedChannel> getCloseSetter() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SocketAddress getPeerAddress() {
        return ADDRESS;
    }

    @Override
    public <A extends SocketAddress> A getPeerAddress(Class<A> type) {
        return type.cast(ADDRESS);
    }

    @Override
    public SocketAddress getLocalAddress() {
        return ADDRESS;
    }

    @Override
    public <A extends SocketAddress> A getLocalAddress(Class<A> type) {
        return type.cast(ADDRESS);
    }

    @Override
    public OptionMap getUndertowOptions() {
        return OptionMap.EMPTY;
    }

    @Override
    public boolean supportsOption(Option<?> option) {
        return false;
    }

    @Override
    public <T> @Nullable T getOption(Option<T> option) {
        return null;
    }

    @Override
    public <T> @Nullable T setOption(Option<T> option, T value) {
        return null;
    }

    @Override
    public int getBufferSize() {
        return 0;
    }

    @Override
    public @Nullable SSLSessionInfo getSslSessionInfo() {
        return null;
    }

    @Override
    public void setSslSessionInfo(SSLSessionInfo info) {}

    @Override
    public String getTransportProtocol() {
        return "http/1.1";
    }

    @Override
    public boolean isContinueResponseSupported() {
        return false;
    }

    @Override
    protected boolean isUpgradeSupported() {
        return false;
    }

    @Override
    protected boolean isConnectSupported() {
        return false;
    }

    @Override
    public boolean isRequestTrailerFieldsSupported() {
        return false;
    }

    @Override
    protected void setUpgradeListener(HttpUpgradeListener listener) {}

    @Override
    protected void setConnectListener(HttpUpgradeListener listener) {}

    @Override
    @Deprecated
    @SuppressWarnings("deprecation")
    public Pool<ByteBuffer> getBufferPool() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ByteBufferPool getByteBufferPool() {
        throw new UnsupportedOperationException();
    }

    @Override
    public XnioWorker getWorker() {
        throw new UnsupportedOperationException();
    }

    @Override
    public XnioIoThread getIoThread() {
        throw new UnsupportedOperationException();
    }

    @Override
    public HttpServerExchange sendOutOfBandResponse(HttpServerExchange exchange) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected StreamConnection upgradeChannel() {
        throw new UnsupportedOperationException();
    }

    @Override
    protected ConduitStreamSinkChannel getSinkChannel() {
        throw new UnsupportedOperationException();
    }

    @Override
    protected ConduitStreamSourceChannel getSourceChannel() {
        throw new UnsupportedOperationException();
    }

    @Override
    protected StreamSinkConduit getSinkConduit(HttpServerExchange exchange, StreamSinkConduit conduit) {
        throw new UnsupportedOperationException();
    }
}
