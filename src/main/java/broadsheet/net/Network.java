package broadsheet.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What lies outside: how a name becomes addresses, and where an address is. Tests put a small world on this machine in the
 * place of the real one, with public addresses of its own, so that the guard they try is the one that runs.
 *
 * @param names turns a name into addresses; asked anew for every connection
 * @param places where an address that passed the guard is connected to; itself, outside of tests
 */
record Network(Names names, UnaryOperator<InetSocketAddress> places) {
    /** The real one. */
    static final Network REAL = new Network(host -> List.of(InetAddress.getAllByName(host)), UnaryOperator.identity());

    /** Turns names into addresses. */
    @FunctionalInterface
    interface Names {
        List<InetAddress> lookUp(String host) throws UnknownHostException;
    }
}
