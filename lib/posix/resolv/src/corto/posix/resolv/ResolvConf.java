// SPDX-License-Identifier: Apache-2.0
package corto.posix.resolv;

import corto.fs.ramfs.RamDirectory;
import corto.fs.ramfs.RamFile;
import corto.lang.Address;
import corto.net.stack.LeaseListener;
import corto.posix.files.Files;

/// `/etc/resolv.conf` as the last lease has it.
public final class ResolvConf implements LeaseListener {
    private static final String ETC = "etc";
    private static final String NAME = "resolv.conf";
    private static final int PERMISSIONS = 0644;

    private String written = "";

    @Override
    public void leased(int[] nameServers, String domain) {
        StringBuilder text = new StringBuilder();
        if (domain != null) {
            text.append("search ").append(domain).append('\n');
        }
        for (int server : nameServers) {
            text.append("nameserver ").append(server >>> 24).append('.').append(server >>> 16 & 0xFF).append('.').append(server >>> 8 & 0xFF).append('.').append(server & 0xFF)
                    .append('\n');
        }
        if (nameServers.length == 0 || written.contentEquals(text)) {
            return;
        }
        written = text.toString();
        write();
    }

    /// The text is shorter than a page: a domain of 255 bytes and three addresses.
    private void write() {
        if (!(Files.mounts().root().find(ETC) instanceof RamDirectory etc)) {
            return;
        }
        if (etc.find(NAME) == null) {
            etc.addFile(NAME, PERMISSIONS, 0, 0);
        }
        if (!(etc.find(NAME) instanceof RamFile file) || file.resize(0).isError() || file.resize(written.length()).isError()) {
            return;
        }
        Address page = file.pages().frameToWrite(0);
        for (int i = 0; i < written.length() && !page.isZero(); i++) {
            page.storeByte(i, (byte) written.charAt(i));
        }
    }
}
