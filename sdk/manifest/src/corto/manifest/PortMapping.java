// SPDX-License-Identifier: Apache-2.0
package corto.manifest;

import corto.console.Failure;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A port of this machine that leads to one of the guest, as people write it: `8080:80`, `127.0.0.1:8080:80`, `5353:53/udp`,
/// `8080:80/http`, or `80` for the same number on both sides.
///
/// Without an address the port is open on all of this machine's, as with Docker. `http` is TCP of which one knows what is spoken.
public record PortMapping(Optional<String> address, int hostPort, int guestPort, Protocol protocol) {
    /// What the port carries.
    public enum Protocol { TCP, UDP, HTTP }

    private static final Pattern FORM = Pattern.compile("(?:(?:(\\d{1,3}(?:\\.\\d{1,3}){3}):)?(\\d{1,5}):)?(\\d{1,5})(?:/(tcp|udp|http))?");
    private static final int MOST = 65535;

    /// Reads `text`. `setting` is the option or the place in a file that it comes from, for the error.
    public static PortMapping parse(String text, String setting) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new Failure(setting + ": \"" + text + "\" is no port mapping.", "Write HOST:GUEST, for example 8080:80; before it perhaps an address of this machine, behind it /udp or /http.");
        }
        String host = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
        String protocol = matcher.group(4) == null ? "tcp" : matcher.group(4);
        return new PortMapping(Optional.ofNullable(matcher.group(1)), port(host, setting), port(matcher.group(3), setting), Protocol.valueOf(protocol.toUpperCase(Locale.ROOT)));
    }

    private static int port(String digits, String setting) {
        int port = Integer.parseInt(digits);
        if (port < 1 || port > MOST) {
            throw new Failure(setting + ": " + digits + " is no port.", "Ports are 1 to " + MOST + ".");
        }
        return port;
    }

    public boolean isUdp() {
        return protocol == Protocol.UDP;
    }

    @Override
    public String toString() {
        return address.map(host -> host + ":").orElse("") + hostPort + ":" + guestPort + (protocol == Protocol.TCP ? "" : "/" + protocol.name().toLowerCase(Locale.ROOT));
    }
}
