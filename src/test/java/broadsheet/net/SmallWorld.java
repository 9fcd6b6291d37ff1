package broadsheet.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An internet on this machine: names with addresses of their choice, and public addresses behind which a test's servers
 * stand. Whoever gets through to any other address, this machine's own included, is found among {@link #strayed}.
 */
final class SmallWorld {
    private final Map<String, Deque<List<InetAddress>>> names = new ConcurrentHashMap<>();
    private final Map<InetSocketAddress, InetSocketAddress> places = new ConcurrentHashMap<>();
    private final List<InetSocketAddress> strayed = new CopyOnWriteArrayList<>();

    /** Gives a name its addresses. Those it is given later are told after these, and the last ones for ever. */
    void name(String name, List<String> literals) {
        names.computeIfAbsent(name, _ -> new ArrayDeque<>())
                .add(literals.stream().map(InetAddress::ofLiteral).toList());
    }

    /** Puts a server behind an address. */
    void put(String literal, int port, RawServer server) {
        places.put(new InetSocketAddress(InetAddress.ofLiteral(literal), port), server.place());
    }

    private List<InetAddress> lookUp(String name) throws UnknownHostException {
        Deque<List<InetAddress>> answers = names.get(name);
        if (answers == null) {
            throw new UnknownHostException(name);
        }
        synchronized (answers) {
            return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
        }
    }

    private InetSocketAddress place(InetSocketAddress address) {
        InetSocketAddress place = places.get(address);
        if (place == null) {
            strayed.add(address);
            throw new IllegalStateException("the guard let " + address + " through");
        }
        return place;
    }

    Network network() {
        return new Network(this::lookUp, this::place);
    }

    /** Addresses that were about to be connected to though no server stands there. */
    List<InetSocketAddress> strayed() {
        return List.copyOf(strayed);
    }
}
