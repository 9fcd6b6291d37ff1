package broadsheet.web;

import broadsheet.config.AddressRange;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.util.Collections;
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
        // Some add a line of their own, behind those that whoever asks may have made up.
        List<String> told = Collections.list(context.req().getHeaders("X-Forwarded-For"));
        return client(
                InetAddress.ofLiteral(context.req().getRemoteAddr()), told.isEmpty() ? null : String.join(",", told));
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
                client = InetAddress.ofLiteral(withoutPort(before.strip()));
            } catch (IllegalArgumentException e) {
                break;
            }
        }
        return client;
    }

    /** Some write the port as well: {@code 192.0.2.7:5678} or {@code [2001:db8::7]:5678}. */
    private static String withoutPort(String address) {
        return address.replaceFirst("^(\\d+(?:[.]\\d+){3}):\\d+$", "$1").replaceFirst("^\\[(.*)](?::\\d+)?$", "$1");
    }

    private boolean isTrusted(InetAddress address) {
        return address.isLoopbackAddress() || trusted.stream().anyMatch(range -> range.contains(address));
    }
}
