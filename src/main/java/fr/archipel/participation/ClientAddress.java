package fr.archipel.participation;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whose turn is counted: the network address of the one who asks, as far as it can be believed. */
final class ClientAddress {
    private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F.:]{2,45}");

    private ClientAddress() {}

    /**
     * {@code remote}: the other end of the connection. {@code forwarded}: the {@code X-Forwarded-For} header, to which each proxy adds
     * the address it was asked from; with {@code proxies} of our own in front, the one so many from the end was written by the outermost
     * of them. What stands before it, anybody can have sent. Of an IPv6 address, the network (64 bits), which is one household's.
     */
    static String of(String remote, @Nullable String forwarded, int proxies) {
        if (proxies == 0 || forwarded == null) {
            return network(remote);
        }
        List<String> hops = Arrays.asList(forwarded.split(",", -1));
        String client = hops.get(Math.max(0, hops.size() - proxies)).strip();
        return network(LITERAL.matcher(client).matches() ? client : remote);
    }

    private static String network(String address) {
        try {
            // A literal: nobody is asked for a name.
            if (address.contains(":") && InetAddress.getByName(address) instanceof Inet6Address six) {
                return HexFormat.of().formatHex(six.getAddress(), 0, 8);
            }
            return address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
