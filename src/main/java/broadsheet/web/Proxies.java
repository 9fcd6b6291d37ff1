package broadsheet.web;

import broadsheet.config.AddressRange;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, where proxies stand before the server: each adds the address that asked it to {@code X-Forwarded-For}, and what stands
 * before the first that is trusted may be made up.
 *
 * @param trusted those that are believed, besides this machine
 */
record Proxies(List<AddressRange> trusted) {
    Proxies {
        trusted = List.copyOf(trusted);
    }

    /** The address of whoever asks, as far as those who are believed tell it. */
    InetAddress client(Context context) {
        return client(InetAddress.ofLiteral(context.req().getRemoteAddr()), context.header("X-Forwarded-For"));
    }

    /**
     * The same.
     *
     * @param peer who is connected
     * @param told the header, or null where there is none
     */
    InetAddress client(InetAddress peer, @Nullable String told) {
        InetAddress client = peer;
        List<String> path = told == null ? List.of() : List.of(told.split(",", -1));
        for (String before : path.reversed()) {
            if (!isTrusted(client)) {
                break;
            }
            try {
                client = InetAddress.ofLiteral(before.strip());
            } catch (IllegalArgumentException e) {
                break;
            }
        }
        return client;
    }

    private boolean isTrusted(InetAddress address) {
        return address.isLoopbackAddress() || trusted.stream().anyMatch(range -> range.contains(address));
    }
}
