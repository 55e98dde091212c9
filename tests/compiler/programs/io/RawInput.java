// SPDX-License-Identifier: Apache-2.0
package io;

import java.io.IOException;

public class RawInput {
    public static void main(String[] args) throws IOException {
        int count = 0;
        int hash = 0;
        int lines = 0;
        byte[] buffer = new byte[37];
        System.out.println((char) System.in.read() + "" + (char) System.in.read());
        for (int n = System.in.read(buffer); n >= 0; n = System.in.read(buffer, 5, 20)) {
            int from = count == 0 ? 0 : 5;
            for (int i = from; i < from + n; i++) {
                hash = hash * 31 + buffer[i];
                lines += buffer[i] == '\n' ? 1 : 0;
            }
            count += n;
        }
        System.out.println(count + " " + lines + " " + hash);
        System.out.println(System.in.read() + " " + System.in.read(buffer));
    }
}
