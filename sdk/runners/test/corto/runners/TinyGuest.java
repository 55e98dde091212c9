// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import java.util.HexFormat;

/// Guests that are a few instructions, for tests of the runner itself.
final class TinyGuest {
    private TinyGuest() {
    }

    /// Waits for a byte on COM1, writes it back, ends with `status`.
    static byte[] thatEchoesOneByte(int status) {
        return PvhElf.of(HexFormat.ofDelimiter(" ").parseHex(
                "66 ba fd 03 "                // wait: mov $0x3fd, %dx      line status
                + "ec "                       //       in  (%dx), %al
                + "a8 01 "                    //       test $1, %al         data ready
                + "74 f7 "                    //       jz  wait
                + "66 ba f8 03 "              //       mov $0x3f8, %dx
                + "ec "                       //       in  (%dx), %al
                + "ee "                       //       out %al, (%dx)
                + "66 ba 02 05 "              //       mov $0x502, %dx
                + "b0 " + HexFormat.of().toHexDigits((byte) status)
                + " ee "                      //       out %al, (%dx)
                + "66 ba 01 05 "              //       mov $0x501, %dx
                + "ee "                       //       out %al, (%dx)
                + "f4"));                     //       hlt
    }

    /// Loads an empty interrupt table and raises an exception.
    static byte[] thatCrashes() {
        return PvhElf.of(HexFormat.ofDelimiter(" ").parseHex(
                "0f 01 1d 00 10 10 00 "       // lidt 0x101000: zeros
                + "0f 0b"));                  // ud2
    }

    static byte[] thatHangs() {
        return PvhElf.of(HexFormat.ofDelimiter(" ").parseHex("eb fe"));
    }
}
