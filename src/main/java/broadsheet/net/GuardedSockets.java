package broadsheet.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.function.UnaryOperator;
import javax.net.SocketFactory;

/**
 * Sockets that connect to public addresses only. The check stands at the last moment, on the address that is being connected
 * to: whether it came from a name, a literal in whatever notation, or a redirect, and whatever the name meant a moment ago, no
 * connection is made around it.
 */
final class GuardedSockets extends SocketFactory {
    /** A connection was about to be made to an address that is not public. */
    static final class RefusedAddressException extends IOException {
        private static final long serialVersionUID = 1;

        RefusedAddressException() {
            super("not a public address");
        }
    }

    private final UnaryOperator<InetSocketAddress> places;

    /**
     * Guards a network.
     *
     * @param places as in {@link Network}
     */
    GuardedSockets(UnaryOperator<InetSocketAddress> places) {
        this.places = places;
    }

    /** An unconnected socket. It takes no proxy: one would connect on our behalf, to wherever the name leads there. */
    @Override
    public Socket createSocket() {
        return new Socket(Proxy.NO_PROXY) {
            @Override
            public void connect(SocketAddress endpoint, int timeout) throws IOException {
                // An address without an InetAddress is a name that was not looked up: nothing to check, so nothing to
                // trust.
                if (!(endpoint instanceof InetSocketAddress internet)
                        || internet.isUnresolved()
                        || !PublicAddresses.contain(internet.getAddress())) {
                    throw new RefusedAddressException();
                }
                super.connect(places.apply(internet), timeout);
            }
        };
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        throw new UnknownHostException("nobody here binds a socket to an address of this machine");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localAddress, int localPort) throws IOException {
        throw new UnknownHostException("nobody here binds a socket to an address of this machine");
    }

    private Socket connected(InetSocketAddress address) throws IOException {
        Socket socket = createSocket();
        socket.connect(address, 0);
        return socket;
    }
}
