// SPDX-License-Identifier: Apache-2.0
package corto.net.dhcp;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.U16;
import corto.lang.U32;
import corto.lang.U8;

/// A message (RFC 2131 §2): the fields of BOOTP, then options (RFC 2132).
final class DhcpMessage {
    private static final Layout LAYOUT = Layout.bigEndian();
    static final U8 OPERATION = LAYOUT.u8();
    static final U8 HARDWARE_TYPE = LAYOUT.u8();
    static final U8 HARDWARE_LENGTH = LAYOUT.u8();
    private static final U8 HOPS = LAYOUT.u8();
    static final U32 TRANSACTION = LAYOUT.u32();
    private static final U16 SECONDS = LAYOUT.u16();
    static final U16 FLAGS = LAYOUT.u16();
    static final U32 CLIENT_ADDRESS = LAYOUT.u32();
    static final U32 YOUR_ADDRESS = LAYOUT.u32();
    private static final U32 NEXT_SERVER = LAYOUT.u32();
    private static final U32 RELAY = LAYOUT.u32();
    static final U16 HARDWARE_HIGH = LAYOUT.u16();
    static final U32 HARDWARE_LOW = LAYOUT.u32();
    static final U32 COOKIE = LAYOUT.reserved(10 + 64 + 128).u32();
    static final int OPTIONS = LAYOUT.sized(240);
    /// What every host takes (RFC 951 §3), and what some servers insist on.
    static final int SENT_BYTES = 300;

    static final int REQUEST = 1;
    static final int REPLY = 2;
    static final int ETHERNET = 1;
    static final int MAC_BYTES = 6;
    static final int BROADCAST = 0x8000;
    static final int MAGIC = 0x6382_5363;

    // Options
    private static final int PAD = 0;
    static final int MASK = 1;
    static final int ROUTER = 3;
    static final int NAME_SERVERS = 6;
    static final int DOMAIN = 15;
    static final int MTU = 26;
    static final int REQUESTED_ADDRESS = 50;
    static final int LEASE_SECONDS = 51;
    static final int TYPE = 53;
    static final int SERVER = 54;
    static final int PARAMETERS = 55;
    static final int RENEWAL_SECONDS = 58;
    static final int REBINDING_SECONDS = 59;
    static final int END = 255;

    // Values of TYPE
    static final int DISCOVER = 1;
    static final int OFFER = 2;
    static final int ASK = 3;                // DHCPREQUEST
    static final int DECLINE = 4;
    static final int ACK = 5;
    static final int NAK = 6;

    private DhcpMessage() {}

    /// Where the value of an option of `bytes` bytes is in a message of `length`; −1 if it is not there, or shorter.
    static int find(Address message, int length, int option, int bytes) {
        int at = OPTIONS;
        while (at < length) {
            int kind = message.loadByte(at) & 0xFF;
            if (kind == PAD) {
                at++;
                continue;
            }
            int size = at + 1 < length ? message.loadByte(at + 1) & 0xFF : length;
            if (kind == END || at + 2 + size > length) {
                return -1;
            }
            if (kind == option) {
                return size < bytes ? -1 : at + 2;
            }
            at += 2 + size;
        }
        return -1;
    }

    /// The four bytes of an option, or `otherwise`.
    static int word(Address message, int length, int option, int otherwise) {
        int at = find(message, length, option, Integer.BYTES);
        return at < 0 ? otherwise : Integer.reverseBytes(message.loadInt(at));
    }

    /// Bytes of the value at `at`, which `find` gave.
    static int size(Address message, int at) {
        return message.loadByte(at - 1) & 0xFF;
    }

    static int type(Address message, int length) {
        int at = find(message, length, TYPE, 1);
        return at < 0 ? 0 : message.loadByte(at);
    }
}
