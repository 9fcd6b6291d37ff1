package broadsheet.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;

/** Why an address cannot be listened at, and what to do about it. */
final class BindFault {
    private static final int FIRST_FREE_FOR_ALL = 1024;

    private BindFault() {}

    /**
     * In words, with the next step.
     *
     * <p>Java throws the same kind of exception for every cause. So the address is looked at first, then what the system
     * said; where it speaks another language than English, its own words are passed on.
     *
     * @param bind the address that was to be listened at
     * @param port the port, or 0 for any
     * @param fault what the server's start threw
     */
    static String inWords(String bind, int port, Throwable fault) {
        String where = "port " + port + " of " + bind;
        try {
            if (!isOfThisMachine(InetAddress.getByName(bind))) {
                return bind + " is no address of this machine, so nothing can listen there. Name one that is, such as"
                        + " --bind 127.0.0.1, or --bind 0.0.0.0 for all of them.";
            }
        } catch (UnknownHostException e) {
            return "The host " + bind
                    + " is not known here. Write it as the system knows it, or name an address of this"
                    + " machine, such as --bind 127.0.0.1.";
        } catch (IOException e) {
            return "The addresses of this machine cannot be read, and the " + where + " cannot be listened at: "
                    + cause(fault).getMessage() + ". Try --bind 127.0.0.1.";
        }
        String said = String.valueOf(cause(fault).getMessage());
        if (said.contains("in use")) {
            return "The " + where + " is taken. Stop what listens there, or name another with --port.";
        }
        if (port > 0 && port < FIRST_FREE_FOR_ALL) {
            return "The " + where + " cannot be listened at (" + said
                    + "): ports below 1024 belong to the system. Name a higher one with --port, such as 8080, and let a"
                    + " proxy stand before it.";
        }
        return "The " + where + " cannot be listened at (" + said
                + "). Name another address with --bind or another port with --port.";
    }

    private static boolean isOfThisMachine(InetAddress address) throws IOException {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || NetworkInterface.getByInetAddress(address) != null;
    }

    private static Throwable cause(Throwable fault) {
        Throwable last = fault;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return last;
    }
}
